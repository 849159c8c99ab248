using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Presence;

namespace InstaHub.Grains.Unit.Presence;

/// <summary>Who may see whether somebody is there.</summary>
public sealed class PresenceRulesTests
{
    private static readonly Guid Ada = Guid.CreateVersion7();
    private static readonly Guid Bob = Guid.CreateVersion7();

    private static readonly Relation[] Others =
        [.. Enum.GetValues<Relation>().Except([Relation.Following, Relation.FollowedBy, Relation.Blocking, Relation.BlockedBy])];

    [Theory]
    [InlineData(PresenceAudience.Everyone, true, true, true)]
    [InlineData(PresenceAudience.Followers, false, true, false)]
    [InlineData(PresenceAudience.Following, false, false, true)]
    [InlineData(PresenceAudience.Nobody, false, false, false)]
    public void Each_audience_for_strangers_followers_and_whom_the_user_follows(PresenceAudience audience, bool stranger, bool follower, bool followed)
    {
        Assert.Equal(stranger, MaySee(audience, Relation.None));
        Assert.Equal(follower, MaySee(audience, Relation.Following));
        Assert.Equal(followed, MaySee(audience, Relation.FollowedBy));
        Assert.Equal(follower || followed, MaySee(audience, Relation.Following | Relation.FollowedBy));
        foreach (var other in Others)
            Assert.Equal(stranger, MaySee(audience, other));
    }

    [Theory]
    [InlineData(Relation.Blocking)]
    [InlineData(Relation.BlockedBy)]
    public void Who_blocks_or_is_blocked_never_sees(Relation block)
    {
        foreach (var audience in Enum.GetValues<PresenceAudience>())
            Assert.False(MaySee(audience, block | Relation.Following | Relation.FollowedBy));
    }

    [Fact]
    public void Oneself_sees_it_always_and_nobody_known_never()
    {
        foreach (var audience in Enum.GetValues<PresenceAudience>())
        {
            Assert.True(PresenceRules.MaySee(Ada, CardOf(audience), Relation.None));
            Assert.False(PresenceRules.MaySee(null, CardOf(audience), Relation.Following | Relation.FollowedBy));
        }
    }

    [Theory]
    [InlineData(AccountStatus.Active, true)]
    [InlineData(AccountStatus.Deactivated, false)]
    [InlineData(AccountStatus.Suspended, false)]
    [InlineData(AccountStatus.Deleted, false)]
    public void Only_active_users_are_seen(AccountStatus status, bool isSeen)
    {
        Assert.Equal(isSeen, PresenceRules.MaySee(Bob, CardOf(PresenceAudience.Everyone) with { Status = status }, Relation.None));
        Assert.Equal(isSeen, PresenceRules.MaySee(Ada, CardOf(PresenceAudience.Everyone) with { Status = status }, Relation.None));
    }

    [Theory]
    [InlineData(null, PresenceAudience.Followers)]
    [InlineData("followers", PresenceAudience.Followers)]
    [InlineData("everyone", PresenceAudience.Everyone)]
    [InlineData("following", PresenceAudience.Following)]
    [InlineData("nobody", PresenceAudience.Nobody)]
    [InlineData("Nobody", null)]
    [InlineData("", null)]
    public void Audiences_have_names(string? name, PresenceAudience? audience) => Assert.Equal(audience, PresenceAudienceNames.Parse(name));

    [Theory]
    [InlineData("online", PresenceStatus.Online)]
    [InlineData("away", PresenceStatus.Away)]
    [InlineData("dnd", PresenceStatus.DoNotDisturb)]
    [InlineData("offline", PresenceStatus.Offline)]
    [InlineData("Online", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Statuses_have_names(string? name, PresenceStatus? status)
    {
        Assert.Equal(status, PresenceStatusNames.Parse(name));
        if (status is { } known)
            Assert.Equal(name, PresenceStatusNames.NameOf(known));
    }

    [Theory]
    [InlineData(PresenceStatus.Away, null)]
    [InlineData(PresenceStatus.Offline, 5)]
    public void It_goes_to_web_processes_and_back_as_it_is(PresenceStatus status, int? seen)
    {
        var presence = new UserPresence(status, seen is { } second ? DateTimeOffset.UnixEpoch.AddSeconds(second) : null, long.MaxValue);

        Assert.Equal(presence, UserPresence.FromJson(presence.ToJson()));
    }

    private static bool MaySee(PresenceAudience audience, Relation relation) => PresenceRules.MaySee(Bob, CardOf(audience), relation);

    private static UserCard CardOf(PresenceAudience audience) =>
        new(Ada, AccountStatus.Active, IsPrivate: true, new JsonBytes("{}"u8.ToArray()), new JsonBytes("{}"u8.ToArray()), 1, "ada", audience);
}
