using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstaHub.GrainInterfaces.Live;

/// <summary>What a user is told about their account wherever they are connected, by user id. The last events are stored.</summary>
[Alias("InstaHub.Live.IAccountAlertsGrain")]
public interface IAccountAlertsGrain : ILiveSource
{
    /// <summary>Sends <c>account:signed-in</c>.</summary>
    /// <param name="alertId">The same id again has no effect, as long as the alert is among the stored ones.</param>
    /// <param name="alert">What clients are told.</param>
    [Alias("SignedIn")]
    Task SignedIn(Guid alertId, SignInAlert alert);
}

/// <summary>Data of <c>account:signed-in</c>: a session has begun.</summary>
/// <param name="SessionId">The session; null in what an older build wrote.</param>
/// <param name="Address">The address it began from.</param>
/// <param name="Device">What the client said it is.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer, Immutable, Alias("InstaHub.Live.SignInAlert")]
public sealed record SignInAlert(
    [property: Id(0)] Guid? SessionId, [property: Id(1)] string Address, [property: Id(2)] string Device, [property: Id(3)] DateTimeOffset At);

/// <summary>How the data of events is written as JSON.</summary>
[JsonSerializable(typeof(SignInAlert))]
public sealed partial class AlertJson : JsonSerializerContext
{
    /// <summary>Leaves the letters of all scripts as they are, which is safe in what is never put into HTML.</summary>
    public static AlertJson Api { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
