using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace InstaHub.Silo.Stores.GroupCommit;

/// <summary>Registration of group commits.</summary>
public static class GroupCommitServices
{
    /// <summary>
    /// What all group committers share. To be called after the database services and before the grains are hosted: hosted services
    /// stop in the reverse order, so the grains have stopped writing when this drains.
    /// </summary>
    public static IServiceCollection AddGroupCommit(this IServiceCollection services)
    {
        services.AddOptions<GroupCommitOptions>().BindConfiguration(GroupCommitOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GroupCommitOptions>, GroupCommitOptionsValidator>();
        services.AddSingleton<GroupCommitMetrics>();
        services.AddSingleton<TransactionServices>();
        services.AddHostedService<GroupCommitDrain>();
        return services;
    }

    /// <summary>
    /// The group commit of one table: stores take <see cref="IGroupCommitter{TOperation,TOutcome}"/>. Call once a table, with types of
    /// operation and outcome that no other table has.
    /// </summary>
    public static IServiceCollection AddGroupCommitter<TKey, TOperation, TOutcome, TWriter>(this IServiceCollection services)
        where TKey : notnull, IComparable<TKey>
        where TWriter : class, IBatchWriter<TKey, TOperation, TOutcome>
    {
        services.TryAddSingleton<IBatchWriter<TKey, TOperation, TOutcome>, TWriter>();
        services.AddSingleton<GroupCommitter<TKey, TOperation, TOutcome>>();
        services.AddSingleton<IGroupCommitter<TOperation, TOutcome>>(provider => provider.GetRequiredService<GroupCommitter<TKey, TOperation, TOutcome>>());
        services.AddSingleton<IDrainable>(provider => provider.GetRequiredService<GroupCommitter<TKey, TOperation, TOutcome>>());
        return services;
    }

    // When it stops, the grains have stopped. Committers are asked for then, not at start-up, so that unused ones are not in the way.
    private sealed class GroupCommitDrain(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) =>
            Task.WhenAll(services.GetServices<IDrainable>().Select(committer => committer.DrainAsync(cancellationToken)));
    }
}
