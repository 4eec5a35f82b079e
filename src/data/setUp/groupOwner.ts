import * as v from 'valibot';
import { spPost, SPQueryable } from '@pnp/sp';
import type { Connection } from '../connection';

/** The type of `SP.RequestContext`, whose `Current` is the site that is asked. */
const requestContext = '{3747adcd-a3c3-41b9-bfab-4a64dd2f1e0a}';

const answer = v.pipe(
  v.array(v.unknown()),
  v.transform(all => all[0]),
  v.object({ ErrorInfo: v.nullish(v.object({ ErrorMessage: v.string() })) })
);

/**
 * Makes one group of a site the owner of another. SharePoint's REST API makes only people the owners of groups, so this
 * is sent as its client object model sends it (MS-CSOM). Both are ids of groups. Throws what the request throws.
 */
export async function setGroupOwner({ webUrl, writer }: Connection, group: number, owner: number): Promise<void> {
  const query = SPQueryable([writer.web, `${webUrl}/_vti_bin/client.svc/ProcessQuery`]);
  const said: unknown = await spPost(query, {
    headers: { 'Content-Type': 'text/xml' },
    body: ownerQuery(group, owner)
  });
  const { ErrorInfo } = v.parse(answer, said);
  if (ErrorInfo) throw new Error(ErrorInfo.ErrorMessage);
}

function ownerQuery(group: number, owner: number): string {
  const getGroup = (path: number, id: number): string =>
    `<Method Id="${String(path)}" ParentId="2" Name="GetById"><Parameters><Parameter Type="Int32">${String(id)}</Parameter></Parameters></Method>`;
  return (
    '<Request xmlns="http://schemas.microsoft.com/sharepoint/clientquery/2009" SchemaVersion="15.0.0.0" LibraryVersion="16.0.0.0" ApplicationName="Action plan">' +
    '<Actions>' +
    '<SetProperty Id="10" ObjectPathId="3" Name="Owner"><Parameter ObjectPathId="4"/></SetProperty>' +
    '<Method Name="Update" Id="11" ObjectPathId="3"/>' +
    '</Actions><ObjectPaths>' +
    `<StaticProperty Id="0" TypeId="${requestContext}" Name="Current"/>` +
    '<Property Id="1" ParentId="0" Name="Web"/>' +
    '<Property Id="2" ParentId="1" Name="SiteGroups"/>' +
    getGroup(3, group) +
    getGroup(4, owner) +
    '</ObjectPaths></Request>'
  );
}
