using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using InstaHub.Web.Integration.OpenApi;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace InstaHub.Web.Integration.Policy;

/// <summary>
/// Calls every endpoint of the running product as nobody, as another user, as a blocked one and with an expired token, and compares
/// the status with the <see cref="EndpointAccess"/> that is declared beside the endpoint, and what is answered with its description.
/// </summary>
public sealed partial class PolicyTests : IAsyncLifetime
{
    private const string AnyMethod = "ANY";

    private TestDatabase _database = null!;
    private TestProduct _product = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _product = await TestProduct.StartAsync(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public void Every_endpoint_declares_what_it_answers_to_whom() =>
        Assert.Empty(Endpoints().Where(one => one.Access is null).Select(one => one.Name));

    [Fact]
    public void Every_endpoint_that_needs_values_or_a_body_has_a_sample_and_every_sample_an_endpoint()
    {
        var missing = Endpoints().Where(one => one.NeedsSample && !PolicySamples.All.ContainsKey(one.Name)).Select(one => one.Name).ToList();
        Assert.True(missing.Count == 0, $"Add a request to tests/Web.Integration/Policy/PolicySamples.cs for {string.Join(", ", missing)}.");
        Assert.Empty(PolicySamples.All.Keys.Except(Endpoints().Select(one => one.Name)));
    }

    [Theory]
    [InlineData(PolicyCaller.Nobody)]
    [InlineData(PolicyCaller.Other)]
    [InlineData(PolicyCaller.Blocked)]
    [InlineData(PolicyCaller.Expired)]
    public async Task Every_endpoint_answers_as_it_declares(PolicyCaller caller)
    {
        var wrong = new List<string>();
        var description = await DescriptionAsync();
        foreach (var one in Endpoints())
        {
            if (one.Access is not { } access || (one.NeedsSample && !PolicySamples.All.ContainsKey(one.Name)))
                continue; // another test says so
            var expected = caller switch
            {
                PolicyCaller.Nobody => access.Nobody,
                PolicyCaller.Other => access.Other,
                PolicyCaller.Blocked => access.Blocked,
                _ => access.Expired,
            };
            var scene = await PolicyScene.MakeAsync(_product, _database, caller);
            using var answer = await CallAsync(scene, one);
            if (await BodyOf(answer) is ['{', ..] body)
                wrong.AddRange(description.Problems(one.Method, answer.RequestMessage!.RequestUri!.AbsolutePath, (int)answer.StatusCode, body));
            if ((int)answer.StatusCode != expected)
                wrong.Add($"{one.Name}: {(int)answer.StatusCode} instead of {expected}. {await BodyOf(answer)}");
            else if (expected == 404 && caller is PolicyCaller.Other or PolicyCaller.Blocked && await DifferenceToAbsentAsync(scene, one, answer) is { } difference)
                wrong.Add($"{one.Name}: {difference}");
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>The other tests rest on it: what an expired token is refused for is its age.</summary>
    [Fact]
    public async Task A_token_of_the_same_making_that_has_not_expired_is_accepted()
    {
        var me = Assert.Single(Endpoints(), one => one.Name == "GET /api/v1/auth/me");

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(await PolicyScene.MakeAsync(_product, _database, PolicyCaller.Other), me)).StatusCode);
        var expired = await CallAsync(await PolicyScene.MakeAsync(_product, _database, PolicyCaller.Expired), me);
        Assert.Equal("Bearer error=\"invalid_token\"", expired.Header("WWW-Authenticate"));
        var nobody = await CallAsync(await PolicyScene.MakeAsync(_product, _database, PolicyCaller.Nobody), me);
        Assert.Equal("Bearer", nobody.Header("WWW-Authenticate"));
    }

    private async Task<DescriptionCheck> DescriptionAsync() =>
        new(JsonDocument.Parse(await _product.Client.GetStringAsync("/openapi/v1.json", Cancellation)).RootElement);

    private static async Task<HttpResponseMessage> CallAsync(PolicyScene scene, CalledEndpoint one)
    {
        var request = PolicySamples.All.TryGetValue(one.Name, out var sample) ? await sample(scene) : new PolicyRequest(one.Route);
        return await scene.SendAsync(one.Method is AnyMethod ? request.Method ?? HttpMethod.Get : new HttpMethod(one.Method), request);
    }

    /// <summary>What is hidden must answer as what does not exist, byte for byte but for the trace id.</summary>
    private static async Task<string?> DifferenceToAbsentAsync(PolicyScene scene, CalledEndpoint one, HttpResponseMessage hidden)
    {
        using var absent = await CallAsync(scene.WithoutOwner(), one);
        var (first, second) = (WithoutTrace(await BodyOf(hidden)), WithoutTrace(await BodyOf(absent)));
        return (hidden.StatusCode, first, HeadersOf(hidden)) == (absent.StatusCode, second, HeadersOf(absent))
            ? null
            : $"hidden it answers {hidden.StatusCode} {first} {HeadersOf(hidden)}; absent {absent.StatusCode} {second} {HeadersOf(absent)}";
    }

    private static string WithoutTrace(string body) => TraceId().Replace(body, "");

    private static string HeadersOf(HttpResponseMessage answer) =>
        string.Join(" ", answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}={string.Join(",", header.Value)}").Order());

    private static async Task<string> BodyOf(HttpResponseMessage answer)
    {
        // An open stream of events has no end.
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return "";
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private List<CalledEndpoint> Endpoints()
    {
        var all = _product.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [AnyMethod])
                // It answers what GET does.
                .Where(method => method != "HEAD")
                .Select(method => new CalledEndpoint(endpoint, method, $"/{endpoint.RoutePattern.RawText!.Trim('/')}")))
            .ToList();
        Assert.Contains(all, one => one.Name == "GET /api/v1/auth/me");
        return all;
    }

    [GeneratedRegex("\"traceId\":\"[0-9a-f]{32}\"")]
    private static partial Regex TraceId();

    private sealed record CalledEndpoint(RouteEndpoint Endpoint, string Method, string Route)
    {
        public string Name => $"{Method} {Route}";

        public EndpointAccess? Access => Endpoint.Metadata.GetMetadata<EndpointAccess>();

        public bool NeedsSample => Endpoint.RoutePattern.Parameters.Count > 0 || Endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null;
    }
}
