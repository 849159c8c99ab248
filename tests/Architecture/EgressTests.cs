using System.Text.RegularExpressions;

namespace InstaHub.Architecture;

/// <summary>Whatever fetches from addresses that users name goes through the guard; see docs/decisions/0021-egress.md.</summary>
public sealed partial class EgressTests
{
    // Beside the guard, who asks only servers that operators name.
    private static readonly string[] Allowed = ["silo/Egress/GuardedHandler.cs", "silo/Egress/EgressClient.cs", "web-frontend/Security/OpenId/ProviderHttp.cs"];

    [Fact]
    public void No_other_file_makes_clients_of_HTTP() =>
        Assert.Equal(Allowed.Order(), new[] { "grain-interfaces", "grains", "silo", "web-frontend" }.SelectMany(ProjectFiles.SourcesOf)
            .Where(file => MakesClients().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(ProjectFiles.Root, file).Replace('\\', '/')).Order());

    [GeneratedRegex(@"new (HttpClient|HttpMessageInvoker|SocketsHttpHandler|HttpClientHandler|ClientWebSocket|WebClient)\b|Http(Client|MessageInvoker|ClientHandler)\s+\w+\s*=\s*new\b|AddHttpClient|WebRequest\.Create")]
    private static partial Regex MakesClients();
}
