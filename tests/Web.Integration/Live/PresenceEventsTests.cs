using System.Text;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.Web.Live;

namespace InstaHub.Web.Integration.Live;

/// <summary>What a client is told of a change, by what it knew before.</summary>
public sealed class PresenceEventsTests
{
    private static readonly Guid User = Guid.Parse("019a0000-0000-7000-8000-000000000000");

    [Theory]
    [InlineData("online", "online", "")]
    [InlineData("online", "away", "status")]
    [InlineData("offline", "dnd", "status online")]
    [InlineData("offline 1", "online", "status online")]
    [InlineData("away", "offline 1", "status offline last-seen")]
    [InlineData("away", "offline", "status offline")]
    [InlineData("offline 1", "offline 1", "")]
    [InlineData("offline 1", "offline 2", "last-seen")]
    [InlineData("offline 1", "offline", "")]
    [InlineData("", "away", "status online")]
    [InlineData("", "offline 1", "status offline last-seen")]
    public void It_is_the_difference(string before, string after, string events) =>
        Assert.Equal(
            events.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => $"user:{name}"),
            PresenceEvents.Between(User, Parse(before), Parse(after)!).Select(told => told.Name));

    [Fact]
    public void The_data_say_who_and_what() =>
        Assert.Equal(
            [
                $$"""user:status {"userId":"{{User}}","status":"offline"}""",
                $$"""user:offline {"userId":"{{User}}"}""",
                $$"""user:last-seen {"userId":"{{User}}","at":"1970-01-01T00:00:01+00:00"}""",
            ],
            PresenceEvents.Between(User, Parse("dnd"), Parse("offline 1")!).Select(told => $"{told.Name} {Encoding.UTF8.GetString(told.Data.Span)}"));

    private static UserPresence? Parse(string text) =>
        text.Split(' ') is [{ Length: > 0 } status, .. var seen]
            ? new UserPresence(PresenceStatusNames.Parse(status)!.Value, seen is [var second] ? DateTimeOffset.UnixEpoch.AddSeconds(int.Parse(second)) : null, 1)
            : null;
}
