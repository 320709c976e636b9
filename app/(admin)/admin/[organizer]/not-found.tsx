import { NothingHere } from '@/components/site/nothing-here';

export default function AdminNotFound() {
  return <NothingHere />;
}
