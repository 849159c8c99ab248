namespace InstaHub.GrainInterfaces.Live;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class LiveGrainExtensions
{
    /// <param name="grains">Makes the reference.</param>
    /// <param name="webProcess">Id that the process gave itself when it started.</param>
    public static IWebHostGrain GetWebHost(this IGrainFactory grains, string webProcess) => grains.GetGrain<IWebHostGrain>(webProcess);

    public static ISessionsGrain GetSessions(this IGrainFactory grains, Guid userId) => grains.GetGrain<ISessionsGrain>(userId);

    public static IAccountAlertsGrain GetAccountAlerts(this IGrainFactory grains, Guid userId) => grains.GetGrain<IAccountAlertsGrain>(userId);
}
