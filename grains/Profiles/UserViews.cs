using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Grains.Profiles;

/// <summary>A profile and what is shown of it, each made when it is first asked for after a change.</summary>
internal sealed class UserViews(StoredProfile profile, MediaUrls urls)
{
    private CountsChange _counts = profile.Counts;
    private UserCard? _card;
    private Me? _me;
    private MeJson? _meJson;

    public StoredProfile Profile => profile;

    public UserCard Card => _card ??= MakeCard();

    public Me Me => _me ??= MakeMe();

    public MeJson MeJson => _meJson ??= MakeMeJson();

    /// <summary>Takes newer numbers over; what is older than what is known is ignored.</summary>
    public void Take(CountsChange counts)
    {
        if (counts.ChangeNumber <= _counts.ChangeNumber)
            return;
        _counts = counts;
        (_card, _me, _meJson) = (null, null, null);
    }

    /// <summary>The same user with another profile, and the numbers that are known.</summary>
    public UserViews With(StoredProfile edited) => new(edited with { Counts = _counts }, urls);

    private UserCard MakeCard()
    {
        var user = new User(
            profile.UserId, profile.Username, profile.DisplayName, profile.Bio, profile.Links, Avatar, profile.IsPrivate, _counts.Counts);
        var stub = new UserStub(profile.UserId, profile.Username, profile.DisplayName, Avatar);
        return new UserCard(
            profile.UserId, profile.Status, profile.IsPrivate,
            new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(user, ProfileViewJson.Api.User)),
            new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(stub, ProfileViewJson.Api.UserStub)),
            // Neither of the two ever goes back, so their sum is new after each change.
            profile.Version + _counts.ChangeNumber,
            profile.Username,
            // One that only a newer build knows is narrower, to be safe.
            PresenceAudienceNames.Parse(profile.Settings.ShowLastSeen) ?? PresenceAudience.Nobody);
    }

    private Me MakeMe() => new(profile.UserId, profile.Username, profile.DisplayName, profile.Email, profile.CreatedAt)
    {
        Bio = profile.Bio,
        Links = profile.Links,
        Avatar = Avatar,
        IsPrivate = profile.IsPrivate,
        Counts = _counts.Counts,
        Settings = profile.Settings,
        EmailVerified = profile.EmailVerified,
    };

    private MeJson MakeMeJson()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Me, ProfileViewJson.Api.Me);
        // By content: what comes from the account has no version here.
        return new MeJson(new JsonBytes(json), BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(json)));
    }

    private string? Avatar => urls.OfAvatar(profile.AvatarId);
}
