import { useEffect, useState } from 'react';

/**
 * Gives the focus back to whatever opened a dialog. A dialog that is taken out of the page as it closes leaves the focus
 * nowhere, and who works by keyboard would begin again at the top.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // What has taken the focus meanwhile, such as the next case, keeps it.
      setTimeout(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
      });
    },
    [opener],
  );
}
