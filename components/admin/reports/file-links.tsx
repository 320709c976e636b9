type FileLinksProps = {
  /** The address of the file as CSV. */
  csv: string;
  /** What is in it, for those who hear the links without their place. */
  about: string;
};

/** The same figures as files: text for machines, a workbook with numbers and dates for spreadsheets. */
export function FileLinks({ csv, about }: FileLinksProps) {
  const xlsx = `${csv}${csv.includes('?') ? '&' : '?'}format=xlsx`;
  return (
    <span className="flex gap-4 text-sm">
      <a href={csv} download className="text-link py-1" aria-label={`${about} as CSV`}>
        CSV
      </a>
      <a href={xlsx} download className="text-link py-1" aria-label={`${about} as XLSX`}>
        XLSX
      </a>
    </span>
  );
}
