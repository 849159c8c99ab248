using FsCheck;
using FsCheck.Fluent;
using InstaHub.GrainInterfaces.Presence;
using InstaHub.Grains.Presence;

namespace InstaHub.Grains.Unit.Presence;

/// <summary>Whether a user is there: what signs of life and choices make of it, and what of it is stored.</summary>
public sealed class PresenceStateTests
{
    private static readonly Guid User = Guid.CreateVersion7();
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly PresenceState _state = new(new PresenceTimes(Lease, Grace, Interval), Start);

    [Fact]
    public void Who_never_was_there_is_offline_and_was_never_seen()
    {
        _state.Load(new StoredPresence());

        Assert.True(_state.Update(Start));

        Assert.Equal((PresenceStatus.Offline, null), Shown);
        Assert.Null(_state.TakeMark(User));
        Assert.Null(_state.ChangesAt(Start));
    }

    [Fact]
    public void Who_has_connections_is_online_until_the_last_sign_lapses()
    {
        _state.Load(new StoredPresence());
        _state.Update(Start);
        StayAt(0);
        Assert.True(_state.Update(At(0)));
        Assert.Equal((PresenceStatus.Online, null), Shown);
        StayAt(20);
        Assert.False(_state.Update(At(20)));
        Assert.Equal(At(50), _state.ChangesAt(At(20)));

        Assert.False(_state.Update(At(50) - TimeSpan.FromTicks(1)));
        Assert.True(_state.Update(At(50)));

        // It is at the last sign that the user was seen.
        Assert.Equal((PresenceStatus.Offline, At(20)), Shown);
    }

    [Fact]
    public void Who_comes_back_within_the_grace_was_never_away()
    {
        Online();
        _state.Leave(At(1));
        Assert.False(_state.Update(At(1)));
        Assert.Equal(At(6), _state.ChangesAt(At(1)));

        StayAt(5);

        Assert.False(_state.Update(At(6)));
        Assert.Equal(PresenceStatus.Online, Shown.Status);
    }

    [Fact]
    public void Who_does_not_is_offline_and_was_seen_when_the_last_connection_was_closed()
    {
        Online();
        _state.Leave(At(1));

        Assert.True(_state.Update(At(6)));

        Assert.Equal((PresenceStatus.Offline, At(1)), Shown);
        Assert.Equal(new SeenMark(User, At(1), IsHere: false), _state.TakeMark(User));
        Assert.Null(_state.TakeMark(User));
        _state.Leave(At(7));
        Assert.False(_state.Update(At(7)));
    }

    [Theory]
    [InlineData(PresenceStatus.Online)]
    [InlineData(PresenceStatus.Away)]
    [InlineData(PresenceStatus.DoNotDisturb)]
    [InlineData(PresenceStatus.Offline)]
    public void What_was_chosen_shows_while_the_user_is_there_and_holds_for_the_next_time(PresenceStatus status)
    {
        Online();
        _state.Choose(At(1), status);
        Assert.Equal(status != PresenceStatus.Online, _state.Update(At(1)));
        Assert.Equal(status, Shown.Status);

        _state.Leave(At(2));
        _state.Update(At(10));
        Assert.Equal(PresenceStatus.Offline, Shown.Status);
        StayAt(20);
        _state.Update(At(20));

        Assert.Equal(status, Shown.Status);
    }

    [Fact]
    public void Who_appears_offline_was_seen_when_that_was_chosen_and_not_since()
    {
        Online();
        _state.Choose(At(10), PresenceStatus.Offline);
        Assert.True(_state.Update(At(10)));
        Assert.Equal((PresenceStatus.Offline, At(10)), Shown);
        Assert.Equal(new SeenMark(User, At(10), IsHere: false), _state.TakeMark(User));

        StayAt(100);
        Assert.False(_state.Update(At(100)));
        _state.Leave(At(110));
        Assert.False(_state.Update(At(200)));

        Assert.Equal((PresenceStatus.Offline, At(10)), Shown);
        Assert.Null(_state.TakeMark(User));
    }

    [Fact]
    public void Who_appears_offline_while_gone_was_seen_when_they_went()
    {
        Online();
        _state.Leave(At(1));
        _state.Update(At(6));

        _state.Choose(At(7), PresenceStatus.Offline);

        Assert.False(_state.Update(At(7)));
        Assert.Equal(At(1), Shown.LastSeen);
    }

    [Fact]
    public void It_is_stored_once_a_minute_that_the_user_is_there_and_at_once_that_they_go()
    {
        _state.Load(new StoredPresence());
        var marks = new List<SeenMark>();
        for (var second = 0; second <= 150; second += 10)
        {
            StayAt(second);
            TakeAt(second);
        }
        _state.Leave(At(151));
        TakeAt(156);
        StayAt(160);
        TakeAt(160);
        StayAt(211);
        TakeAt(211);

        Assert.Equal(
            [(0, true), (60, true), (120, true), (151, false), (211, true)],
            marks.Select(mark => ((int)(mark.SeenAt - Start).TotalSeconds, mark.IsHere)));

        void TakeAt(int second)
        {
            _state.Update(At(second));
            if (_state.TakeMark(User) is { } mark)
                marks.Add(mark);
        }
    }

    [Theory]
    [InlineData(true, 89, PresenceStatus.Online)]
    [InlineData(true, 91, PresenceStatus.Offline)]
    [InlineData(false, 1, PresenceStatus.Offline)]
    public void Who_was_there_when_the_last_grain_was_lost_is_given_a_lease_to_be_reported(bool isHere, int age, PresenceStatus status)
    {
        _state.Load(new StoredPresence(SeenAt: At(-age), IsHere: isHere));

        _state.Update(Start);
        Assert.Equal(status, Shown.Status);
        _state.Update(Start + Lease);

        Assert.Equal((PresenceStatus.Offline, At(-age)), Shown);
        Assert.Equal(status == PresenceStatus.Online ? new SeenMark(User, At(-age), IsHere: false) : null, _state.TakeMark(User));
    }

    [Fact]
    public void A_connection_that_closes_does_not_end_the_lease_of_the_others_that_are_not_reported_yet()
    {
        _state.Load(new StoredPresence(SeenAt: At(-1), IsHere: true));
        StayAt(1);
        _state.Leave(At(2));

        _state.Update(At(8));
        Assert.Equal(PresenceStatus.Online, Shown.Status);
        _state.Update(Start + Lease);

        Assert.Equal((PresenceStatus.Offline, At(2)), Shown);
    }

    [Fact]
    public void What_is_read_again_changes_what_was_chosen_alone()
    {
        Online();
        _state.Load(new StoredPresence(PresenceStatus.DoNotDisturb, At(-500), IsHere: true));

        Assert.True(_state.Update(At(1)));
        Assert.Equal(PresenceStatus.DoNotDisturb, Shown.Status);
        _state.Leave(At(2));
        _state.Update(At(7));

        Assert.Equal((PresenceStatus.Offline, At(2)), Shown);
    }

    [Fact]
    public void Numbers_grow_also_when_the_clock_goes_back_and_beyond_what_another_has_told()
    {
        Online();
        var first = _state.Shown.Number;
        _state.Choose(At(-100), PresenceStatus.Away);
        _state.Update(At(-100));
        Assert.True(_state.Shown.Number > first);

        var ahead = _state.Shown.Number + 1_000;
        _state.Outnumber(ahead);
        Assert.Equal(ahead + 1, _state.Shown.Number);
        _state.Outnumber(5);
        Assert.Equal(ahead + 1, _state.Shown.Number);
    }

    [Fact]
    public void Whatever_happens_last_seen_never_goes_back_and_who_hides_never_shows() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Act, ushort Wait)[]>(),
        acts =>
        {
            var state = new PresenceState(new PresenceTimes(Lease, Grace, Interval), Start);
            state.Load(new StoredPresence());
            var (now, chosen, seen, number) = (Start, PresenceStatus.Online, DateTimeOffset.MinValue, 0L);
            var until = DateTimeOffset.MinValue;
            foreach (var (act, wait) in acts)
            {
                now += TimeSpan.FromMilliseconds(wait);
                switch (act % 6)
                {
                    case 0 or 1:
                        state.Stay(now, until = now + Lease);
                        break;
                    case 2:
                        state.Leave(now);
                        until = now < until ? now + Grace : until;
                        break;
                    case 3:
                        chosen = (PresenceStatus)(act % 4);
                        state.Choose(now, chosen);
                        break;
                }

                state.Update(now);
                state.TakeMark(User);
                var expected = now < until ? chosen : PresenceStatus.Offline;
                if (state.Shown.Status != expected || state.Shown.LastSeen < seen || state.Shown.LastSeen > now || state.Shown.Number < number)
                    return false;
                if (state.Shown.Status != PresenceStatus.Offline && state.Shown.LastSeen is not null)
                    return false;
                (seen, number) = (state.Shown.LastSeen ?? seen, state.Shown.Number);
            }
            return true;
        }).QuickCheckThrowOnFailure();

    private (PresenceStatus Status, DateTimeOffset? LastSeen) Shown => (_state.Shown.Status, _state.Shown.LastSeen);

    private void Online()
    {
        _state.Load(new StoredPresence());
        StayAt(0);
        _state.Update(At(0));
        _state.TakeMark(User);
    }

    private void StayAt(int second) => _state.Stay(At(second), At(second) + Lease);

    private static DateTimeOffset At(int second) => Start + TimeSpan.FromSeconds(second);
}
