/* Extra Time: everything here is an extra. Every page reads and works without it. */
(() => {
  'use strict';
  const root = document.documentElement;
  const store = { get: (k) => { try { return localStorage.getItem(k); } catch { return null; } },
                  set: (k, v) => { try { localStorage.setItem(k, v); } catch { /* private window */ } } };

  // Theme: applied before first paint, so load this file in <head> without defer.
  const saved = store.get('theme');
  if (saved === 'dark' || saved === 'light') root.dataset.theme = saved;
  const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

  const theme = () => document.querySelectorAll('[data-theme-toggle]').forEach((button) => {
    const show = () => button.setAttribute('aria-pressed', String(isDark()));
    button.hidden = false;
    show();
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      store.set('theme', root.dataset.theme);
      show();
    });
  });

  // Copy buttons: <button data-copy="id-of-text">
  const copy = () => document.querySelectorAll('[data-copy]').forEach((button) => {
    const target = document.getElementById(button.dataset.copy);
    if (!target || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(target.value ?? target.textContent.trim());
      const before = button.textContent;
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = before; }, 2000);
    });
  });

  // The year being read is marked in the side index.
  const years = () => {
    const links = new Map([...document.querySelectorAll('.year-nav a')].map((a) => [a.hash.slice(1), a]));
    if (!links.size || !('IntersectionObserver' in window)) return;
    const watch = new IntersectionObserver((entries) => entries.filter((e) => e.isIntersecting).forEach((e) => {
      links.forEach((a) => a.removeAttribute('aria-current'));
      links.get(e.target.id)?.setAttribute('aria-current', 'true');
    }), { rootMargin: '0px 0px -85% 0px' });
    document.querySelectorAll('.year').forEach((section) => watch.observe(section));
  };

  document.addEventListener('DOMContentLoaded', () => { theme(); copy(); years(); });
})();
