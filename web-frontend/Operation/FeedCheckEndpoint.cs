using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Web.Api;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Metrics;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Operation;

/// <summary>
/// <c>/operation/check-feeds</c>: compares feeds with the database, for those who may read <c>/metrics</c>; for others the address does
/// not exist. <c>users=ada,bob</c> names them; <c>sample=100</c> (the default) takes as many that are in use, and as many others.
/// </summary>
internal static class FeedCheckEndpoint
{
    private const int DefaultSample = 100;
    private const int MostSampled = 10_000;
    private const int MostNamed = 1_000;

    public static void MapFeedCheck(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/operation/check-feeds", (RequestDelegate)AnswerAsync).WithoutToken(StatusCodes.Status200OK).ExemptFromRateLimit();

    private static async Task AnswerAsync(HttpContext context)
    {
        if (!Operators.IsOne(context, context.RequestServices.GetRequiredService<IOptions<MetricsOptions>>().Value))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var check = context.RequestServices.GetRequiredService<IGrainFactory>().GetFeedCheck();
        var answer = new FeedCheckAnswer(0, [], []);
        foreach (var some in (await ChooseAsync(context, check)).Chunk(IFeedCheckGrain.MostAtOnce))
            answer = answer.With(await check.Check(some, context.RequestAborted));
        context.Response.Headers.CacheControl = "no-store";
        JsonResponse.Write(context, StatusCodes.Status200OK, answer, FeedCheckJson.Default.FeedCheckAnswer);
    }

    private static async Task<IReadOnlyList<Guid>> ChooseAsync(HttpContext context, IFeedCheckGrain check)
    {
        var (names, sample) = Read(context.Request.Query);
        if (names.Length == 0)
            return await check.Sample(sample, context.RequestAborted);

        var found = await check.FindUsers(names, context.RequestAborted);
        var errors = new FieldErrors();
        foreach (var name in names.Where((_, place) => found[place] is null))
            errors.Add("users", $"Nobody is called {name}.");
        errors.ThrowIfAny();
        return [.. found.OfType<Guid>().Distinct()];
    }

    private static (string[] Names, int Sample) Read(IQueryCollection query)
    {
        var names = query["users"].ToString().ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var sample = DefaultSample;
        var isNumber = !query.TryGetValue("sample", out var asked) || int.TryParse(asked, out sample);
        var errors = new FieldErrors()
            .Require(names.Length <= MostNamed && names.All(name => name.All(IsOfName)), "users", $"These are at most {MostNamed} usernames.")
            .Require(isNumber && sample is > 0 and <= MostSampled, "sample", $"This is a number from 1 to {MostSampled}.");
        errors.ThrowIfAny();
        return (names, sample);
    }

    private static bool IsOfName(char one) => char.IsAsciiLetterOrDigit(one) || one is '.' or '_';
}

/// <summary>What was found.</summary>
/// <param name="Checked">How many feeds were compared.</param>
/// <param name="Missing">Posts that should be in a feed.</param>
/// <param name="Surplus">Entries that should not.</param>
internal sealed record FeedCheckAnswer(int Checked, IReadOnlyList<FeedFault> Missing, IReadOnlyList<FeedFault> Surplus)
{
    public FeedCheckAnswer With(FeedCheckReport more) =>
        new(Checked + more.Checked, [.. Missing, .. more.Missing], [.. Surplus, .. more.Surplus]);
}

/// <summary>The generated serializers of this file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FeedCheckAnswer))]
internal sealed partial class FeedCheckJson : JsonSerializerContext;
