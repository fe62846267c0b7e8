package io.parley.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.parley.account.CurrentUser;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a browser needs to keep Parley as an app (the Web App Manifest and Service Workers of the W3C): what it is called, and
 * the script that answers for it while there is no tab or no connection.
 *
 * <p>The script keeps nothing but the page without a connection and its looks: nobody's conversations lie in a cache.
 */
@RestController
class InstallableApp implements VaadinServiceInitListener {

    private static final String MANIFEST = """
            {
              "name": "Parley",
              "short_name": "Parley",
              "start_url": ".",
              "scope": ".",
              "display": "standalone",
              "background_color": "#f2f4f3",
              "theme_color": "#0f6b5c",
              "icons": [
                {"src": "icons/parley.svg", "sizes": "any", "type": "image/svg+xml"},
                {"src": "icons/parley-192.png", "sizes": "192x192", "type": "image/png"},
                {"src": "icons/parley-512.png", "sizes": "512x512", "type": "image/png"},
                {"src": "icons/parley-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"}
              ]
            }
            """;

    /**
     * What a tab has told already is told once more without a sound, because a browser wants to see something for every push. A
     * notice that is pressed brings the window of Parley to the front that there is, else a new one.
     */
    private static final String WORKER = """
            const CACHE = 'parley-1';
            const here = path => new URL(path, self.registration.scope).href;
            const kept = ['offline', 'styles/plain-page.css', 'styles/tokens.css'].map(here);

            self.addEventListener('install', event => event.waitUntil((async () => {
              await (await caches.open(CACHE)).addAll(kept.map(url => new Request(url, {cache: 'reload'})));
              await self.skipWaiting();
            })()));

            self.addEventListener('activate', event => event.waitUntil((async () => {
              const others = (await caches.keys()).filter(name => name !== CACHE);
              await Promise.all(others.map(name => caches.delete(name)));
              await self.clients.claim();
            })()));

            self.addEventListener('fetch', event => {
              const request = event.request;
              if (request.mode === 'navigate') {
                event.respondWith(fetch(request).catch(() => caches.match(here('offline'))));
              } else if (kept.includes(request.url)) {
                event.respondWith(fetch(request).catch(() => caches.match(request)));
              }
            });

            self.addEventListener('push', event => {
              const {title, text, path, seq, sound, language} = event.data.json();
              event.waitUntil((async () => {
                const [there] = await self.registration.getNotifications({tag: path});
                const told = there?.data >= seq;
                await self.registration.showNotification(told ? there.title : title, {
                  tag: path, renotify: !told, silent: told || !sound, data: told ? there.data : seq, body: told ? there.body : text,
                  lang: language, dir: 'auto', icon: here('icons/parley-192.png')
                });
              })());
            });

            self.addEventListener('notificationclick', event => {
              event.notification.close();
              const url = here(event.notification.tag);
              event.waitUntil((async () => {
                const [open] = await self.clients.matchAll({type: 'window'});
                if (!open) return self.clients.openWindow(url);
                await open.focus();
                if (open.url !== url) await open.navigate(url);
              })());
            });
            """;

    /** Whoever sits before a screen on which nobody is logged in has no business with the number. */
    private static final String CLEAR_BADGE = "navigator.clearAppBadge?.().catch(() => {})";

    /** The page without a connection is kept anew when a screen comes in another language. */
    private static final String REGISTER = """
            navigator.serviceWorker?.register('sw.js').then(() => navigator.serviceWorker.ready).then(async () => {
              const cache = await caches.open('parley-1'), kept = await cache.match('offline');
              if (kept?.headers.get('Content-Language') !== $0) await cache.add(new Request('offline', {cache: 'reload'}));
            }).catch(() => {})
            """;

    private static final MediaType MANIFEST_TYPE = MediaType.valueOf("application/manifest+json");
    private static final MediaType SCRIPT_TYPE = MediaType.valueOf("text/javascript;charset=UTF-8");

    private final CurrentUser currentUser;

    InstallableApp(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<String> manifest() {
        return answer(MANIFEST_TYPE, MANIFEST);
    }

    /** Takes the place of the one in Vaadin's bundle. */
    @GetMapping("/sw.js")
    ResponseEntity<String> worker() {
        return answer(SCRIPT_TYPE, WORKER);
    }

    private static ResponseEntity<String> answer(MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .body(text);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            var ui = init.getUI();
            var page = ui.getPage();
            // as late as this, because the language that a person has chosen is set by a listener as well
            ui.beforeClientResponse(
                    ui, first -> page.executeJs(REGISTER, ui.getLocale().toLanguageTag()));
            if (currentUser.find().isEmpty()) {
                page.executeJs(CLEAR_BADGE);
            }
        });
    }
}
