// The app's entry: mounts it. Nothing else.
import { render } from 'solid-js/web';
import { App } from './view/App';

const root = document.getElementById('app');
if (root) render(() => <App />, root);
