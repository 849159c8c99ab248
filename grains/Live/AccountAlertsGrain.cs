using System.Text.Json;
using InstaHub.GrainInterfaces.Live;

namespace InstaHub.Grains.Live;

/// <inheritdoc cref="IAccountAlertsGrain"/>
[GrainType("account-alerts")]
public sealed class AccountAlertsGrain([PersistentState("alerts")] IPersistentState<EventRing> ring, IPusher pusher) : Grain, IAccountAlertsGrain
{
    private const string SignedInEvent = "account:signed-in";

    public Task<LivePoint> GetPoint(CancellationToken cancellationToken = default) => Task.FromResult(ring.State.End());

    public Task<MissedEvents> GetSince(LivePoint point, CancellationToken cancellationToken = default) => Task.FromResult(ring.State.Since(point));

    public async Task SignedIn(Guid alertId, SignInAlert alert)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(alert, AlertJson.Api.SignInAlert);
        // A repetition is pushed again under its old number: the first attempt may have ended between storing and pushing.
        var point = ring.State.Find(alertId) ?? await Append(new RingEvent(alertId, SignedInEvent, data));
        await pusher.PublishAsync([new LiveTarget(this.GetPrimaryKey(), LivePart.Account, point)], new LiveEvent(SignedInEvent, data));
    }

    private async Task<LivePoint> Append(RingEvent added)
    {
        try
        {
            ring.State = ring.State.Add(added, LiveEpoch.New());
            await ring.WriteStateAsync();
            return ring.State.End();
        }
        catch
        {
            // Memory is ahead of what is stored, or it is not: the next activation reads the truth.
            DeactivateOnIdle();
            throw;
        }
    }
}
