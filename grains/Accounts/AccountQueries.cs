using InstaHub.GrainInterfaces.Accounts;
using Orleans.Concurrency;

namespace InstaHub.Grains.Accounts;

/// <inheritdoc cref="IAccountQueries"/>
[GrainType("account-queries"), StatelessWorker, Reentrant]
public sealed class AccountQueries(IAccountStore accounts) : Grain, IAccountQueries
{
    public Task<Guid?> FindByLogin(string login, CancellationToken cancellationToken = default)
    {
        var folded = AccountRules.Fold(login);
        return AccountRules.IsEmailLogin(folded)
            ? accounts.FindByEmailAsync(folded, cancellationToken)
            : accounts.FindByUsernameAsync(folded, cancellationToken);
    }
}
