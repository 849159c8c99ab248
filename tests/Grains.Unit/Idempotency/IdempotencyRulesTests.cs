using InstaHub.GrainInterfaces.Idempotency;
using InstaHub.Grains.Idempotency;

namespace InstaHub.Grains.Unit.Idempotency;

public sealed class IdempotencyRulesTests
{
    private static readonly Guid Mine = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly byte[] Said = [1, 2, 3];
    private static readonly IdempotentAnswer Answer = new(201, "application/json", null, null, new byte[] { 4 });

    [Fact]
    public void Who_has_the_key_carries_the_request_out() => Assert.Equal(IdempotencyOutcome.Yours, Judge(Mine, Said, null));

    [Fact]
    public void Who_does_not_have_it_waits() => Assert.Equal(IdempotencyOutcome.UnderWay, Judge(Other, Said, null));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_answer_is_for_all_attempts(bool mine) => Assert.Equal(IdempotencyOutcome.Answered, Judge(mine ? Mine : Other, Said, Answer));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_request_under_the_key_is_a_mismatch_whether_it_has_been_answered_or_not(bool answered) =>
        Assert.Equal(IdempotencyOutcome.Mismatch, Judge(Other, [9], answered ? Answer : null));

    [Theory]
    [InlineData(30_000, 10_000, 1_000)]
    [InlineData(300, 10_000, 300)]
    [InlineData(30_000, 40, 40)]
    [InlineData(-5, 10_000, 1)]
    public void The_store_is_asked_again_each_second_or_when_the_lease_or_the_patience_ends(int lease, int patience, int expected) =>
        Assert.Equal(TimeSpan.FromMilliseconds(expected), IdempotencyRules.NextLook(TimeSpan.FromMilliseconds(lease), TimeSpan.FromMilliseconds(patience)));

    [Fact]
    public void Keys_of_different_callers_paths_and_keys_differ_however_their_parts_are_cut()
    {
        string[] keys = [IdempotencyKeys.Of("ab", "c", "d"), IdempotencyKeys.Of("a", "bc", "d"), IdempotencyKeys.Of("ab", "", "cd"), IdempotencyKeys.Of("1:a", "b", "")];

        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    private static IdempotencyOutcome Judge(Guid owner, byte[] fingerprint, IdempotentAnswer? answer) =>
        IdempotencyRules.Judge(new IdempotencyRecord(owner, fingerprint, default, IdempotencyLimits.Lease, answer), Said, Mine);
}
