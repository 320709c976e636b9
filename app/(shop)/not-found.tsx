import { NothingHere } from '@/components/site/nothing-here';

/** Inside the shop's frame, which brings header and main. */
export default function ShopNotFound() {
  return <NothingHere />;
}
