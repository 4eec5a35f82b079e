#!/usr/bin/env bash
# Puts the package into the tenant's app catalogue with CLI for Microsoft 365 (version 11), for all sites.
# Run it again after each new build. It needs `npm run package` first, and `m365 login` as a SharePoint Administrator.
#
#   docs/install-cli-m365.sh                                  the package
#   docs/install-cli-m365.sh --teams                          the package, and the Teams app
#   docs/install-cli-m365.sh --approve ChannelMessage.Send    the package, and one permission; repeat it for others
#
# Who may do what, and what each permission is for: docs/approvals.md
set -euo pipefail
cd "$(dirname "$0")/.."

package=sharepoint/solution/inspection-action-plan.sppkg
teams_app=teams/TeamsSPFxApp.zip
# The id in teams/manifest.json, which Teams calls the external id.
teams_id=c3a7d2f4-6b1e-4f58-9a0d-5e2f8b7c1a94

stop() {
  echo "$1" >&2
  exit 1
}

with_teams=false
scopes=()
while [ $# -gt 0 ]; do
  case "$1" in
    --teams) with_teams=true ;;
    --approve)
      shift
      [ $# -gt 0 ] || stop "--approve needs the name of a permission."
      scopes+=("$1")
      ;;
    *) stop "What is $1? The first lines of this file say how to call it." ;;
  esac
  shift
done

if $with_teams; then
  [ -f "$teams_app" ] || stop "There is no $teams_app. Run npm run package."
  ! grep -q '\.invalid/' teams/manifest.json ||
    stop "The links in teams/manifest.json lead nowhere yet: set them as docs/install.md says, then npm run package."
fi
command -v m365 >/dev/null || stop "CLI for Microsoft 365 is not installed: npm install --global @pnp/cli-microsoft365"
[ -f "$package" ] || stop "There is no $package. Run npm run package."
case "$(m365 status --output json)" in
  *connectedAs*) ;;
  *) stop "Nobody is signed in. Run m365 setup once, then m365 login." ;;
esac

echo "Uploading the package…"
m365 spo app add --filePath "$package" --overwrite --output none
echo "Making it available to all sites…"
m365 spo app deploy --name "$(basename "$package")" --skipFeatureDeployment --output none

if $with_teams; then
  app=$(m365 teams app list --distributionMethod organization --query "[?externalId=='$teams_id'].id | [0]" --output json)
  app=${app//\"/}
  if [ -z "$app" ] || [ "$app" = null ]; then
    echo "Publishing the Teams app…"
    m365 teams app publish --filePath "$teams_app" --output none
  else
    echo "Updating the Teams app…"
    m365 teams app update --id "$app" --filePath "$teams_app" --output none
  fi
fi

# The guard before the loop is for bash 4.3 and older, which takes an empty list for an unset one.
if [ ${#scopes[@]} -gt 0 ]; then
  for scope in "${scopes[@]}"; do
    request=$(m365 spo serviceprincipal permissionrequest list \
      --query "[?Resource=='Microsoft Graph' && Scope=='$scope'].Id | [0]" --output json)
    request=${request//\"/}
    if [ -z "$request" ] || [ "$request" = null ]; then
      echo "No request for $scope is waiting: it is granted already, or the package does not ask for it."
    else
      echo "Approving $scope…"
      m365 spo serviceprincipal permissionrequest approve --id "$request" --output none
    fi
  done
fi

echo "Done. What still waits for approval:"
m365 spo serviceprincipal permissionrequest list --output text
