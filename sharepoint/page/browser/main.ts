import { showWebPart } from './webPartPage';

showWebPart();
