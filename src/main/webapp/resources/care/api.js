/* The browsable description of the interface for programs. */
(() => {
  const place = document.getElementById('swagger');
  window.SwaggerUIBundle({ url: place.dataset.openapi, domNode: place, presets: [window.SwaggerUIBundle.presets.apis], deepLinking: true, validatorUrl: null });
})();
