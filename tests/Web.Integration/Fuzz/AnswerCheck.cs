using System.Text.Json;
using System.Text.RegularExpressions;

namespace InstaHub.Web.Integration.Fuzz;

/// <summary>Says what is wrong with an answer, whatever the request was.</summary>
internal static partial class AnswerCheck
{
    // What every answer of the application has, and none that the server gives before it.
    private const string OwnHeader = "X-Content-Type-Options";

    /// <returns>Null: nothing.</returns>
    public static string? Problem(FuzzRequest request, HttpResponseMessage answer, string body)
    {
        var status = (int)answer.StatusCode;
        if (status >= 500)
            return $"status {status}";
        if (!answer.Headers.Contains(OwnHeader))
            return request.Liberties.HasFlag(FuzzLiberties.Unreadable) && status is 400 or 414 or 431 && body.Length == 0 ? null : $"status {status} from the server itself";
        if (!request.Operation.Statuses.Contains(status) && !(request.Liberties.HasFlag(FuzzLiberties.OtherOperation) && status is < 400 or 404 or 405))
            return $"status {status} is not described";
        if (status < 400 || request.Method == "HEAD")
            return null;
        return EnvelopeProblem(answer, body);
    }

    private static string? EnvelopeProblem(HttpResponseMessage answer, string body)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/json")
            return $"a failure of type {answer.Content.Headers.ContentType}";
        try
        {
            using var json = JsonDocument.Parse(body);
            var error = json.RootElement.GetProperty("error");
            var isEnvelope = !json.RootElement.GetProperty("success").GetBoolean()
                && Code().IsMatch(error.GetProperty("code").GetString()!)
                && error.GetProperty("message").GetString()!.Length > 0
                && error.GetProperty("details").EnumerateObject().All(field => field.Value.EnumerateArray().All(text => text.GetString() is not null))
                && TraceId().IsMatch(error.GetProperty("traceId").GetString()!);
            return isEnvelope ? null : $"a failure in another form: {body}";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return $"a failure in another form: {body}";
        }
    }

    [GeneratedRegex("^[a-z]+(_[a-z0-9]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex("^(?!0{32})[0-9a-f]{32}$")]
    private static partial Regex TraceId();
}
