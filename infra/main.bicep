// Rådsbot in Azure: a managed identity that is the bot, a container app, Key Vault and the bot registration.
// The database is given by its connection string: Cosmos DB for MongoDB vCore or Atlas, in an EU region.
targetScope = 'resourceGroup'

@description('Prefix of all names: lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param name string = 'raadsbot'

@description('An EU region.')
@allowed(['westeurope', 'northeurope', 'swedencentral', 'germanywestcentral', 'francecentral', 'denmarkeast'])
param location string = 'westeurope'

@description('The container image, for example myregistry.azurecr.io/raadsbot:0.1.0')
param image string

@description('The registry that holds the image; the identity gets the right to pull from it. Empty for a public image.')
param registryName string = ''

@secure()
@description('mongodb+srv://… of the database.')
param mongodbUri string

@secure()
@minLength(16)
@description('Who brings it may read the figures at /metrics.')
param metricsToken string

@description('Application (client) id of the registration that people sign in to the tab with. Empty: no tab yet.')
param tabAppId string = ''

@description('Id of the app in Teams, for links from cards into the tab. Empty: cards have none.')
param teamsAppId string = ''

@description('Entra object ids, separated by commas, of those who may set up councils.')
param administrators string = ''

@description('Entra tenants whose people are served, separated by commas. Empty: the tenant of the identity.')
param allowedTenants string = ''

@description('Where Azure Bot Service keeps and handles what passes through it: westeurope stays in the EU.')
@allowed(['westeurope', 'global'])
param botLocation string = 'westeurope'

@minValue(1)
@maxValue(10)
param instances int = 1

var suffix = uniqueString(resourceGroup().id)
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var pullRole = '7f951dda-4ed3-4680-a7ca-43fe172d538d'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('${name}${suffix}', 24)
  location: location
  properties: {
    sku: { family: 'A', name: 'standard' }
    tenantId: subscription().tenantId
    enableRbacAuthorization: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 30
  }

  resource mongodb 'secrets' = {
    name: 'mongodb-uri'
    properties: { value: mongodbUri }
  }

  resource metrics 'secrets' = {
    name: 'metrics-token'
    properties: { value: metricsToken }
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = if (registryName != '') {
  name: registryName == '' ? 'none' : registryName
}

resource pulls 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (registryName != '') {
  name: guid(resourceGroup().id, registryName, identity.id, pullRole)
  scope: registry
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pullRole)
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
  }
}

var publicHost = '${name}.${environment.properties.defaultDomain}'

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  dependsOn: [readsSecrets, pulls]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: 3978, allowInsecure: false }
      registries: registryName == '' ? [] : [{ server: '${registryName}.azurecr.io', identity: identity.id }]
      secrets: [
        { name: 'mongodb-uri', keyVaultUrl: vault::mongodb.properties.secretUri, identity: identity.id }
        { name: 'metrics-token', keyVaultUrl: vault::metrics.properties.secretUri, identity: identity.id }
      ]
    }
    template: {
      // The scheduler must tick, so it never scales to nothing.
      scale: { minReplicas: instances, maxReplicas: instances }
      containers: [
        {
          name: 'bot'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'NODE_ENV', value: 'production' }
            { name: 'PUBLIC_URL', value: 'https://${publicHost}' }
            { name: 'MICROSOFT_APP_ID', value: identity.properties.clientId }
            { name: 'MICROSOFT_APP_TYPE', value: 'UserAssignedMSI' }
            { name: 'MICROSOFT_APP_TENANT_ID', value: identity.properties.tenantId }
            { name: 'ALLOWED_TENANTS', value: allowedTenants }
            { name: 'ADMINISTRATORS', value: administrators }
            { name: 'TAB_APP_ID', value: tabAppId }
            { name: 'TEAMS_APP_ID', value: teamsAppId }
            { name: 'MONGODB_URI', secretRef: 'mongodb-uri' }
            { name: 'METRICS_TOKEN', secretRef: 'metrics-token' }
          ]
          probes: [
            { type: 'Liveness', httpGet: { path: '/healthz', port: 3978 }, periodSeconds: 30 }
            { type: 'Readiness', httpGet: { path: '/readyz', port: 3978 }, periodSeconds: 10 }
          ]
        }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-${suffix}'
  location: botLocation
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Rådsbot'
    endpoint: 'https://${app.properties.configuration.ingress.fqdn}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: identity.properties.tenantId
    msaAppType: 'UserAssignedMSI'
    disableLocalAuth: true
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: botLocation
    properties: {
      channelName: 'MsTeamsChannel'
      properties: { isEnabled: true }
    }
  }
}

output MICROSOFT_APP_ID string = identity.properties.clientId
output MICROSOFT_APP_TYPE string = 'UserAssignedMSI'
output MICROSOFT_APP_TENANT_ID string = identity.properties.tenantId
output PUBLIC_URL string = 'https://${publicHost}'
