using InstaHub.Grains.Idempotency;

namespace InstaHub.Silo.Stores.Idempotency;

/// <summary>Registration of this folder.</summary>
public static class IdempotencyServices
{
    public static IServiceCollection AddIdempotencyStore(this IServiceCollection services) => services
        .AddSingleton<IIdempotencyStore, IdempotencyStore>()
        .AddHostedService<IdempotencyCleanup>();
}
