<#
.SYNOPSIS
Puts the package into the tenant's app catalogue with PnP.PowerShell (version 3), for all sites.

.DESCRIPTION
Run it again after each new build. It needs `npm run package` first. Who may do what, and what each permission is for:
docs/approvals.md

.EXAMPLE
docs/install-pnp-powershell.ps1 -AdminUrl https://contoso-admin.sharepoint.com -ClientId 00000000-0000-0000-0000-000000000000
The package.

.EXAMPLE
docs/install-pnp-powershell.ps1 -AdminUrl … -ClientId … -Teams -Approve ChannelMessage.Send, TeamMember.Read.All
The package, the Teams app and two permissions.
#>
#Requires -Version 7.4
#Requires -Modules PnP.PowerShell
param(
  # The address of the SharePoint admin centre.
  [Parameter(Mandatory)] [string] $AdminUrl,
  # The id of your organisation's own app registration for PnP PowerShell.
  [Parameter(Mandatory)] [string] $ClientId,
  # Also publishes or updates the Teams app.
  [switch] $Teams,
  # The permissions in Microsoft Graph to approve.
  [string[]] $Approve = @()
)
$ErrorActionPreference = 'Stop'

$root = Split-Path -Path $PSScriptRoot -Parent
$package = Join-Path -Path $root -ChildPath 'sharepoint/solution/inspection-action-plan.sppkg'
$teamsApp = Join-Path -Path $root -ChildPath 'teams/TeamsSPFxApp.zip'
# The id in teams/manifest.json, which Teams calls the external id.
$teamsId = 'c3a7d2f4-6b1e-4f58-9a0d-5e2f8b7c1a94'

foreach ($file in @($package, $teamsApp)) {
  if (-not (Test-Path -Path $file)) { throw "There is no $file. Run npm run package." }
}
if ($Teams -and (Get-Content -Path (Join-Path -Path $root -ChildPath 'teams/manifest.json') -Raw) -match '\.invalid/') {
  throw 'The links in teams/manifest.json lead nowhere yet: set them as docs/install.md says, then npm run package.'
}

Connect-PnPOnline -Url $AdminUrl -Interactive -ClientId $ClientId

Write-Host 'Uploading the package…'
$app = Add-PnPApp -Path $package -Scope Tenant -Overwrite
Write-Host 'Making it available to all sites…'
Publish-PnPApp -Identity $app.Id -Scope Tenant -SkipFeatureDeployment

if ($Teams) {
  $published = Get-PnPTeamsApp | Where-Object { $_.ExternalId -eq $teamsId } | Select-Object -First 1
  if ($published) {
    Write-Host 'Updating the Teams app…'
    Update-PnPTeamsApp -Identity $published.Id -Path $teamsApp
  }
  else {
    Write-Host 'Publishing the Teams app…'
    New-PnPTeamsApp -Path $teamsApp
  }
}

foreach ($scope in $Approve) {
  $request = Get-PnPTenantServicePrincipalPermissionRequests |
    Where-Object { $_.Resource -eq 'Microsoft Graph' -and $_.Scope -eq $scope } |
    Select-Object -First 1
  if ($request) {
    Write-Host "Approving $scope…"
    Approve-PnPTenantServicePrincipalPermissionRequest -RequestId $request.Id -Force
  }
  else {
    Write-Host "No request for $scope is waiting: it is granted already, or the package does not ask for it."
  }
}

Write-Host 'Done. What still waits for approval:'
Get-PnPTenantServicePrincipalPermissionRequests
