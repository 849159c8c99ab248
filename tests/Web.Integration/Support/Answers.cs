using System.Net;
using System.Text.Json;

namespace InstaHub.Web.Integration.Support;

/// <summary>Reads answers as a client would.</summary>
internal static class Answers
{
    public static Task<string> Text(this HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<JsonElement> Json(this HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await answer.Text());
        return document.RootElement.Clone();
    }

    /// <summary>The one value of a header, whichever part of the message it belongs to; null when it is not there.</summary>
    public static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    /// <summary>Checks the whole form of a failure, and gives its <c>error</c>.</summary>
    public static async Task<JsonElement> Failure(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var json = await answer.Json();
        Assert.Equal(["success", "error"], json.EnumerateObject().Select(property => property.Name));
        Assert.False(json.GetProperty("success").GetBoolean());
        var error = json.GetProperty("error");
        Assert.Equal(["code", "message", "details", "traceId"], error.EnumerateObject().Select(property => property.Name));
        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        Assert.Equal(JsonValueKind.Object, error.GetProperty("details").ValueKind);
        Assert.Matches("^[0-9a-f]{32}$", error.GetProperty("traceId").GetString());
        Assert.NotEqual(new string('0', 32), error.GetProperty("traceId").GetString());
        return error;
    }
}
