import type { Entity } from '../odata/answer.ts';
import type { Role } from '../store/roles.ts';
import { maskText } from './rights.ts';

/** A permission level as it is answered. */
export function roleEntity(role: Role): Entity {
  return {
    type: 'SP.RoleDefinition',
    path: `Web/RoleDefinitions(${role.id})`,
    set: 'SP.ApiData.RoleDefinitions',
    properties: {
      BasePermissions: maskText(role.mask),
      Description: role.description,
      Hidden: role.hidden,
      Id: role.id,
      Name: role.name,
      Order: role.order,
      RoleTypeKind: role.kind
    }
  };
}
