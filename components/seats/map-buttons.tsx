import type { CameraState } from './map/camera';

type MapButtonsProps = { camera: CameraState; onZoom: (factor: number) => void; onFit: () => void };

const step = 1.6;

/** Zoom in, zoom out, whole plan. */
export function MapButtons({ camera, onZoom, onFit }: MapButtonsProps) {
  return (
    <div className="absolute right-2 bottom-2 grid overflow-hidden rounded-tile border border-line-strong bg-surface">
      <MapButton
        label="Zoom in"
        path="M3 9h12M9 3v12"
        disabled={!camera.canZoomIn}
        onClick={() => onZoom(step)}
      />
      <MapButton label="Zoom out" path="M3 9h12" disabled={camera.fitted} onClick={() => onZoom(1 / step)} />
      <MapButton
        label="Whole plan"
        path="M2 6V2h4M12 2h4v4M16 12v4h-4M6 16H2v-4"
        disabled={camera.fitted}
        onClick={onFit}
      />
    </div>
  );
}

type MapButtonProps = { label: string; path: string; disabled: boolean; onClick: () => void };

/** Stays focusable when it can do nothing, so that the focus is not lost at the end of the zoom. */
function MapButton({ label, path, disabled, onClick }: MapButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={disabled || undefined}
      onClick={() => disabled || onClick()}
      className="flex size-11 items-center justify-center border-line border-t -outline-offset-3 first:border-t-0 hover:bg-sunken aria-disabled:cursor-default aria-disabled:text-line-strong"
    >
      <svg
        aria-hidden="true"
        width="18"
        height="18"
        viewBox="0 0 18 18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
      >
        <path d={path} />
      </svg>
    </button>
  );
}
