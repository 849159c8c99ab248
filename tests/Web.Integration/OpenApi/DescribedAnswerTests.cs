using System.Text.Json;
using InstaHub.Web.Integration.Users;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace InstaHub.Web.Integration.OpenApi;

/// <summary>Real answers before the description of the interface: it says of them what they are, no more and no less.</summary>
public sealed class DescribedAnswerTests(SocialProduct social)
{
    // A picture whose file has gone although a post has it.
    private static readonly string[] Seldom = ["PostMediaAnswer.blurHash is never null"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_is_as_it_is_described()
    {
        var document = JsonDocument.Parse(await social.Product.Client.GetStringAsync("/openapi/v1.json", Cancellation)).RootElement;
        var check = new DescriptionCheck(document);
        using var answers = new CheckedAnswers(check);
        using var client = new HttpClient(answers) { BaseAddress = social.Product.Address };
        var scenes = new AnswerScenes(social, client);
        await scenes.AccountsAsync();
        await scenes.PeopleAsync();
        await scenes.PostsAsync();
        await scenes.NotificationsAsync();
        await scenes.ChatsAsync();
        await scenes.MediaAsync();

        string[] wrong = [.. answers.Problems, .. Loose(document, check).Except(Seldom)];
        Assert.True(wrong.Length == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public void No_two_bodies_of_requests_have_one_name()
    {
        var types = social.Product.Get<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType).OfType<Type>().Distinct();

        Assert.Empty(types.GroupBy(type => type.Name).Where(named => named.Count() > 1).Select(named => named.Key));
    }

    [Fact]
    public async Task What_is_one_of_a_few_names_is_told_by_them()
    {
        var document = JsonDocument.Parse(await social.Product.Client.GetStringAsync("/openapi/v1.json", Cancellation)).RootElement;
        string[] names = ["kind", "type", "status", "role", "act", "format"];
        var members = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(component => component.Value.TryGetProperty("properties", out _))
            .SelectMany(component => component.Value.GetProperty("properties").EnumerateObject().Select(member => (component.Name, Member: member)))
            .Where(one => names.Contains(one.Member.Name)).ToList();

        Assert.NotEmpty(members);
        Assert.Empty(members.Where(one => !one.Member.Value.TryGetProperty("enum", out _)).Select(one => $"{one.Name}.{one.Member.Name}"));
    }

    // What is said to be left out at times and never was, or to be null and never was.
    private static IEnumerable<string> Loose(JsonElement document, DescriptionCheck check)
    {
        foreach (var ((component, member), seen) in check.Seen.OrderBy(seen => seen.Key))
        {
            var schema = document.GetProperty("components").GetProperty("schemas").GetProperty(component);
            var isRequired = schema.TryGetProperty("required", out var required) && required.EnumerateArray().Any(name => name.GetString() == member);
            if (!isRequired && !seen.HasFlag(MemberSeen.Absent))
                yield return $"{component}.{member} is always there";
            if (MayBeNull(schema.GetProperty("properties").GetProperty(member)) && !seen.HasFlag(MemberSeen.Null))
                yield return $"{component}.{member} is never null";
            if (!seen.HasFlag(MemberSeen.Value))
                yield return $"{component}.{member} never has a value";
        }
    }

    private static bool MayBeNull(JsonElement schema) =>
        (schema.TryGetProperty("type", out var type) && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => one.GetString() == "null") : type.GetString() == "null"))
        || (schema.TryGetProperty("oneOf", out var choices) && choices.EnumerateArray().Any(MayBeNull));
}
