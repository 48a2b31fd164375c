import { useEffect, useState } from "react";

type Props = { id: string; onDone?: (value: string) => void };

// ruleid: next-public-secret
const key = process.env.NEXT_PUBLIC_STRIPE_SECRET_KEY!;
// ok: next-public-secret
const site = process.env.NEXT_PUBLIC_SITE;

export default function Pay({ id, onDone }: Props): JSX.Element {
  const [state, setState] = useState<string | null>(null);
  useEffect(() => {
    // ruleid: next-public-secret
    fetch(`${site}/pay/${id}`, { headers: { key: process.env["NEXT_PUBLIC_PRIVATE_TOKEN"] as string } })
      .then((answer) => answer.text())
      .then((text) => {
        setState(text);
        onDone?.(text);
      });
  }, [id]);
  // ok: next-public-secret
  return <p title={process.env.SECRET}>{state ?? "wait"}</p>;
}
