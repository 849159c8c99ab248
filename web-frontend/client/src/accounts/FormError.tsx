/** What is wrong with a form as a whole; screen readers say it when it comes. */
export function FormError({ text }: { text: string | null }) {
  return (
    <div role="alert">
      {text !== null && <p className="rounded-md bg-bad-soft px-4 py-3 text-bad">{text}</p>}
    </div>
  );
}
