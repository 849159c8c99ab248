import { useMutation } from '@tanstack/react-query';
import { toast } from './toasts';
import { useErrorText } from './errorText';

interface Handlers<Input, Answer, Before> {
  /** Shows it before the server has answered; what it returns is given to `undo`. */
  before?: (input: Input) => Before;
  undo?: (before: Before) => void;
  then?: (answer: Answer, input: Input) => unknown;
}

/** Something that the server is asked to do at the press of a button; what it refuses is said in a toast. */
export function useAction<Input = void, Answer = unknown, Before = unknown>(act: (input: Input) => Promise<Answer>, { before, undo, then }: Handlers<Input, Answer, Before> = {}) {
  const text = useErrorText();
  const { mutate, mutateAsync, isPending, variables } = useMutation({
    mutationFn: act,
    onMutate: (input) => before?.(input),
    onSuccess: (answer, input) => then?.(answer, input),
    onError: (error, _, shown) => {
      if (shown !== undefined) undo?.(shown);
      toast(text(error), { isError: true });
    },
  });
  return { run: mutate, runAsync: mutateAsync, isBusy: isPending, input: isPending ? variables : undefined };
}
