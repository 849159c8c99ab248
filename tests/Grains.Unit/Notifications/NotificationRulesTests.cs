using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Notifications;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Notifications;

namespace InstaHub.Grains.Unit.Notifications;

/// <summary>Of whom a user is told, in every combination there is.</summary>
public sealed class NotificationRulesTests
{
    private const Relation All = (Relation)((1 << 13) - 1);

    private static readonly Guid Ada = Guid.NewGuid();

    private static IEnumerable<(UserCard Actor, Relation Relation)> Combinations =>
        from status in Enum.GetValues<AccountStatus>()
        from isPrivate in new[] { true, false }
        from bits in Enumerable.Range(0, (int)All + 1)
        select (CardOf(Guid.NewGuid(), status, isPrivate), (Relation)bits);

    [Fact]
    public void Those_who_are_there_and_neither_blocked_nor_blocking_are_shown()
    {
        const Relation hiding = Relation.Blocking | Relation.BlockedBy;
        foreach (var (actor, relation) in Combinations)
        {
            var isShown = actor.Status == AccountStatus.Active && (relation & hiding) == 0;
            Assert.Equal(isShown, NotificationRules.IsShown(Ada, actor, relation));
        }
    }

    [Fact]
    public void Nobody_is_shown_in_their_own()
    {
        var herself = CardOf(Ada, AccountStatus.Active, isPrivate: false);

        Assert.False(NotificationRules.IsShown(Ada, herself, Relation.None));
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("2026-11-21T23:59:59.999Z", 20778)]
    [InlineData("2026-11-22T00:00:00Z", 20779)]
    [InlineData("2026-11-22T01:00:00+02:00", 20778)]
    public void A_day_begins_at_midnight_UTC(string at, int day) => Assert.Equal(day, NotificationRules.DayOf(DateTimeOffset.Parse(at, null)));

    [Fact]
    public void Every_kind_has_a_name_of_its_own_and_is_told_unless_it_is_said_otherwise()
    {
        Assert.Equal(["like", "comment", "reply", "mention", "tag", "follow", "request", "accepted"], NotificationKinds.All.Select(NotificationKinds.NameOf));
        var settings = new NotificationSettings([NotificationScope.Off, NotificationScope.Following]);
        Assert.Equal(NotificationScope.Off, settings.Of(NotificationKind.Like));
        Assert.Equal(NotificationScope.Following, settings.Of(NotificationKind.Comment));
        Assert.Equal(NotificationScope.Everyone, settings.Of(NotificationKind.Accepted));
    }

    private static UserCard CardOf(Guid id, AccountStatus status, bool isPrivate) =>
        new(id, status, isPrivate, new JsonBytes("{}"u8.ToArray()), new JsonBytes("{}"u8.ToArray()), 1, "somebody");
}
