using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;

namespace InstaHub.Web.Api.Notifications;

/// <summary>By whose acts the caller is notified, of each kind: <c>everyone</c>, <c>following</c> (whom the caller follows) or <c>off</c>.</summary>
internal sealed record NotificationSettingsAnswer(
    [property: OneOf<NotificationScope>] string Likes, [property: OneOf<NotificationScope>] string Comments,
    [property: OneOf<NotificationScope>] string Replies, [property: OneOf<NotificationScope>] string Mentions,
    [property: OneOf<NotificationScope>] string Tags, [property: OneOf<NotificationScope>] string Follows,
    [property: OneOf<NotificationScope>] string Requests, [property: OneOf<NotificationScope>] string Acceptances)
{
    private static readonly string[] Names = ["everyone", "following", "off"];

    public static NotificationSettingsAnswer Of(NotificationSettings settings)
    {
        return new(
            NameOf(NotificationKind.Like), NameOf(NotificationKind.Comment), NameOf(NotificationKind.Reply), NameOf(NotificationKind.Mention),
            NameOf(NotificationKind.Tag), NameOf(NotificationKind.Follow), NameOf(NotificationKind.Request), NameOf(NotificationKind.Accepted));

        string NameOf(NotificationKind kind) => Names[(int)settings.Of(kind)];
    }

    /// <summary>Reads what a client may say: one of the names; true stands for everyone, false for off.</summary>
    public static bool TryRead(JsonElement said, out NotificationScope scope)
    {
        scope = said.ValueKind == JsonValueKind.False ? NotificationScope.Off : NotificationScope.Everyone;
        if (said.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return true;
        // As bytes: a string may be none that can be read.
        var raw = JsonMarshal.GetRawUtf8Value(said);
        for (var i = 0; i < Names.Length; i++)
        {
            if (!raw.SequenceEqual(Encoding.UTF8.GetBytes($"\"{Names[i]}\"")))
                continue;
            scope = (NotificationScope)i;
            return true;
        }

        return false;
    }
}

/// <summary>
/// Body of <c>PATCH notifications/settings</c>: <c>everyone</c>, <c>following</c> or <c>off</c>, or true (everyone) and false (off); what is not
/// there, or null, stays as it is.
/// </summary>
internal sealed record NotificationSettingsRequest(
    [property: NotificationScopeOrSwitch] JsonElement? Likes = null,
    [property: NotificationScopeOrSwitch] JsonElement? Comments = null,
    [property: NotificationScopeOrSwitch] JsonElement? Replies = null,
    [property: NotificationScopeOrSwitch] JsonElement? Mentions = null,
    [property: NotificationScopeOrSwitch] JsonElement? Tags = null,
    [property: NotificationScopeOrSwitch] JsonElement? Follows = null,
    [property: NotificationScopeOrSwitch] JsonElement? Requests = null,
    [property: NotificationScopeOrSwitch] JsonElement? Acceptances = null)
{
    /// <exception cref="ApiException">400: something is none of that.</exception>
    public NotificationSettingsEdit ToEdit()
    {
        var scopes = new Dictionary<NotificationKind, NotificationScope>();
        var errors = new FieldErrors();
        Read("likes", NotificationKind.Like, Likes);
        Read("comments", NotificationKind.Comment, Comments);
        Read("replies", NotificationKind.Reply, Replies);
        Read("mentions", NotificationKind.Mention, Mentions);
        Read("tags", NotificationKind.Tag, Tags);
        Read("follows", NotificationKind.Follow, Follows);
        Read("requests", NotificationKind.Request, Requests);
        Read("acceptances", NotificationKind.Accepted, Acceptances);
        errors.ThrowIfAny();
        return new NotificationSettingsEdit(scopes);

        void Read(string field, NotificationKind kind, JsonElement? said)
        {
            if (said is not { ValueKind: not JsonValueKind.Null } value)
                return;
            if (NotificationSettingsAnswer.TryRead(value, out var scope))
                scopes[kind] = scope;
            else
                errors.Add(field, "This is everyone, following or off.");
        }
    }
}

/// <summary>The values of a member of <see cref="NotificationSettingsRequest"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotificationScopeOrSwitchAttribute() : OneOfAttribute("everyone", "following", "off", true, false, null);

/// <summary>The JSON of notifications.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Page<NotificationAnswer>))]
[JsonSerializable(typeof(Success<UnreadAnswer>))]
[JsonSerializable(typeof(ReadNotificationsRequest))]
[JsonSerializable(typeof(Success<NotificationSettingsAnswer>))]
[JsonSerializable(typeof(NotificationSettingsRequest))]
internal sealed partial class NotificationApiJson : JsonSerializerContext;
