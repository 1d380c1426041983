import { ApiProblem } from '../../../api/problem.ts';
import { useProblemText } from '../../../components/error-state.tsx';

/** Why the hall refused what was sent: the sentence, then every fault that it names. */
export const Refusal = ({ reason }: { reason: Error }) => {
  const inWords = useProblemText();
  const faults = reason instanceof ApiProblem ? reason.errors : [];
  return (
    <div className="fault-box" role="alert">
      <p>{inWords(reason)}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ pointer, message }) => (
            <li key={pointer}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
