using InstaHub.Grains.Events;

namespace InstaHub.Grains.Unit.Events;

/// <summary>Which events need not be told again.</summary>
public sealed class ToldEventsTests
{
    [Fact]
    public void An_event_was_told_once()
    {
        var (told, id) = (new ToldEvents(), Guid.NewGuid());
        told.Add(id);

        Assert.False(told.Remove(Guid.NewGuid()));
        Assert.True(told.Remove(id));
        Assert.False(told.Remove(id));
    }

    [Fact]
    public void The_newest_are_remembered_and_the_oldest_are_not()
    {
        var told = new ToldEvents();
        Guid[] ids = [.. Enumerable.Range(0, 2 * ToldEvents.Generation + 1).Select(_ => Guid.NewGuid())];
        foreach (var id in ids)
            told.Add(id);

        Assert.False(told.Remove(ids[0]));
        Assert.All(ids[ToldEvents.Generation..], id => Assert.True(told.Remove(id)));
    }
}
