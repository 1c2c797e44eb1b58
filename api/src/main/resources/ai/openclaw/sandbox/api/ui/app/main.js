import { gateway } from '../live/gateway.js';
import { applyTheme } from './theme.js';
import './shell.js';

applyTheme();
gateway.start();
