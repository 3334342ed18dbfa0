// Dateline: copies the address of the feed.
for (const button of document.querySelectorAll('button[data-copies]')) {
  const field = document.getElementById(button.dataset.copies);
  const status = button.parentElement.querySelector('[role=status]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Pages without https have no clipboard but this.
      document.execCommand('copy');
    }
    status.textContent = 'Copied';
  });
}
