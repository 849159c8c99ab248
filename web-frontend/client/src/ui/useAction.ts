import { useMutation } from '@tanstack/react-query';
import { toast } from './toasts';
import { useErrorText } from './errorText';

interface Handlers<Input, Answer, Before> {
  /** Shows it before the server has answered; what it returns is given to `undo`. */
  before?: (input: Input) => Before;
  undo?: (before: Before) => void;
  then?: (answer: Answer, input: Input) => unknown;
}

/** Something that the server is asked to do at the press of a button: `run` says in a toast what it refuses, `runAsync` leaves that to who waits for it. */
export function useAction<Input = void, Answer = unknown, Before = unknown>(act: (input: Input) => Promise<Answer>, { before, undo, then }: Handlers<Input, Answer, Before> = {}) {
  const text = useErrorText();
  const { mutateAsync, isPending, variables } = useMutation({
    mutationFn: act,
    onMutate: (input) => before?.(input),
    onSuccess: (answer, input) => then?.(answer, input),
    onError: (_error, _input, shown) => {
      if (shown !== undefined) undo?.(shown);
    },
  });
  const run = (input: Input) => {
    mutateAsync(input).catch((error: unknown) => {
      toast(text(error), { isError: true });
    });
  };
  return { run, runAsync: mutateAsync, isBusy: isPending, input: isPending ? variables : undefined };
}
