(() => {
  const button = document.getElementById('pause');
  const said = document.getElementById('said');
  let paused = false;
  let timer = 0;

  function say(text) {
    if (said.textContent !== text) {
      said.textContent = text;
    }
  }

  // What has not changed stays, and with it what is focused, selected or scrolled.
  function show(next) {
    const main = document.getElementById('main');
    const sections = [...next.querySelectorAll('section')];
    const known = [...main.querySelectorAll('section')];
    main.dataset.seconds = next.dataset.seconds;
    if (sections.map((one) => one.id).join() !== known.map((one) => one.id).join()) {
      main.replaceChildren(...next.childNodes);
      return;
    }
    sections.forEach((section, index) => {
      if (section.outerHTML !== known[index].outerHTML) {
        const left = known[index].querySelector('.scroll')?.scrollLeft ?? 0;
        const focused = known[index].querySelector('.scroll') === document.activeElement;
        known[index].replaceWith(section);
        const scroll = section.querySelector('.scroll');
        if (scroll) {
          scroll.scrollLeft = left;
          if (focused) {
            scroll.focus({ preventScroll: true });
          }
        }
      }
    });
  }

  async function look() {
    try {
      const answer = await fetch(location.pathname + location.search,
          { headers: { Accept: 'text/html' }, cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(30000) });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = page.getElementById('main');
      if (!answer.ok || !next) {
        throw new Error(String(answer.status));
      }
      show(next);
      document.getElementById('seen').replaceWith(page.getElementById('seen'));
      say('');
    } catch (failure) {
      say('The application does not answer. What is shown may be old.');
    }
  }

  function wait() {
    clearTimeout(timer);
    if (!paused) {
      timer = setTimeout(async () => {
        if (!document.hidden) {
          await look();
        }
        wait();
      }, 1000 * Number(document.getElementById('main').dataset.seconds));
    }
  }

  button.hidden = false;
  button.addEventListener('click', () => {
    paused = !paused;
    button.textContent = paused ? 'Go on refreshing' : 'Stop refreshing';
    wait();
  });
  wait();
})();
