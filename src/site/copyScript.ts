/** The first line of our script. A script without it belongs to the author and is left alone. */
export const SCRIPT_MARK =
  '// Written by Dateline on each run. Without this line the script is yours, and stays.';

/** The only script of our pages: a button that copies an address. Without it the address can still be copied by hand. */
export const COPY_SCRIPT = `${SCRIPT_MARK}
for (const button of document.querySelectorAll('button[data-copies]')) {
  const field = document.getElementById(button.dataset.copies);
  const status = button.parentElement.querySelector('[role=status]');
  // Pages without https have no clipboard but this.
  const copySelected = () => {
    field.select();
    const isCopied = document.execCommand('copy');
    if (isCopied) button.focus();
    return isCopied;
  };
  button.hidden = false;
  button.addEventListener('click', async () => {
    const isCopied = await navigator.clipboard?.writeText(field.value).then(() => true, copySelected) ?? copySelected();
    status.textContent = isCopied ? 'Copied' : 'Please copy it by hand';
  });
}
`;
