namespace InstaHub.Web.Integration.Policy;

/// <summary>
/// For each endpoint that has values in its route, or takes a body, a request that would succeed if the owner made it (where the
/// endpoint is for everybody: if anybody did), by method and route as the endpoint declares it; <c>ANY</c> where it leaves the method open.
/// </summary>
internal static class PolicySamples
{
    public static readonly IReadOnlyDictionary<string, Func<PolicyScene, Task<PolicyRequest>>> All = new Dictionary<string, Func<PolicyScene, Task<PolicyRequest>>>
    {
        ["POST /api/v1/auth/register"] = Sample(_ =>
        {
            var name = $"r{Guid.NewGuid():N}"[..24];
            return new("/api/v1/auth/register", new { username = name, email = $"{name}@example.com", password = "a password for it" });
        }),
        ["POST /api/v1/auth/login"] = Sample(scene => new("/api/v1/auth/login", new { login = scene.User.Username, password = scene.User.Password })),
        ["ANY /hubs/live/negotiate"] = Sample(_ => new("/hubs/live/negotiate?negotiateVersion=1", Method: HttpMethod.Post)),
        ["ANY /hubs/live"] = async scene => new($"/hubs/live?id={await NegotiateAsync(scene)}", EventStream: true),
    };

    // SignalR's way to a connection by server-sent events; who may not negotiate gets no further with any id.
    private static async Task<string> NegotiateAsync(PolicyScene scene)
    {
        using var answer = await scene.SendAsync(HttpMethod.Post, new PolicyRequest("/hubs/live/negotiate?negotiateVersion=1"));
        return answer.IsSuccessStatusCode ? (await answer.Json()).GetProperty("connectionToken").GetString()! : "none";
    }

    private static Func<PolicyScene, Task<PolicyRequest>> Sample(Func<PolicyScene, PolicyRequest> request) => scene => Task.FromResult(request(scene));
}
