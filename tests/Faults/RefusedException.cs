using System.Net;
using System.Text.Json;

namespace InstaHub.Faults;

/// <summary>A request was answered, and not as was asked.</summary>
internal sealed class RefusedException(HttpStatusCode status, string answer) : InvalidOperationException($"{(int)status}: {answer}")
{
    /// <summary>What the answer gives as the reason.</summary>
    public string Code { get; } = CodeOf(answer);

    /// <summary>Whether the same request may succeed soon.</summary>
    public bool IsMomentary => status == HttpStatusCode.ServiceUnavailable || Code is "idempotency_in_progress" or "conflict";

    private static string CodeOf(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("error").GetProperty("code").GetString()!;
    }
}
