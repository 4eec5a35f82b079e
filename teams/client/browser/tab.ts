import { showWebPart } from '../../../sharepoint/page/browser/webPartPage';
import { connectToTeams } from './sdk';

showWebPart(connectToTeams);
