/** Why something could not be done, in a sentence; nothing where there is none. */
export function Failure({ of: sentence }: { readonly of: string }) {
  if (sentence === '') return null;
  return (
    <p class="failure" role="alert">
      {sentence}
    </p>
  );
}
