// Bundles render.jsx with Grafana's components into one script.
import * as esbuild from 'esbuild';

const inline = Object.fromEntries(['svg', 'png', 'woff', 'woff2', 'ttf'].map(kind => ['.' + kind, 'dataurl']));
await esbuild.build({
  entryPoints: ['render.jsx'],
  bundle: true,
  outfile: 'render.js',
  format: 'iife',
  loader: inline,
  define: {'process.env.NODE_ENV': '"production"', global: 'window'},
  logLevel: 'error',
});
