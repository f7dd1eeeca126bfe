// The status page's entry: mounts it. Nothing else.
import { render } from 'solid-js/web';
import { StatusPage } from './status/StatusPage';

const root = document.getElementById('status');
if (root) render(() => <StatusPage />, root);
