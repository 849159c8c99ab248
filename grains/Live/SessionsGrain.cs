using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Live;
using InstaHub.Grains.Presence;
using Microsoft.Extensions.Options;

namespace InstaHub.Grains.Live;

/// <inheritdoc cref="ISessionsGrain"/>
[GrainType("sessions")]
public sealed partial class SessionsGrain(IOptions<SessionsOptions> options, PresenceParts presence, TimeProvider time) : Grain, ISessionsGrain
{
    private readonly SessionMap _map = new(options.Value.MaxConnectionsPerUser, options.Value.Lease);

    public Task<Result<int>> Report(SessionReport report)
    {
        var now = time.GetUtcNow();
        var fits = _map.Report(now, report.WebProcess, report.Connections, report.IsOpening);
        TakeSign(now);
        return Task.FromResult<Result<int>>(fits ? _map.Count(now) : LiveErrors.TooManyConnections);
    }

    public Task<IReadOnlyList<string>> GetWebProcesses() => Task.FromResult(_map.Processes(time.GetUtcNow()));

    public Task<bool> IsOnline() => Task.FromResult(_map.Count(time.GetUtcNow()) > 0);
}
