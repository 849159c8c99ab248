using InstaHub.GrainInterfaces.Idempotency;

namespace InstaHub.Grains.Idempotency;

/// <summary>What the row of a key means for one attempt. Pure.</summary>
public static class IdempotencyRules
{
    /// <summary>An attempt in another activation is looked at this often.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>What the attempt may do, given the row as it is after claiming.</summary>
    public static IdempotencyOutcome Judge(IdempotencyRecord record, ReadOnlySpan<byte> fingerprint, Guid attempt)
    {
        if (!record.Fingerprint.Span.SequenceEqual(fingerprint))
            return IdempotencyOutcome.Mismatch;
        if (record.Answer is not null)
            return IdempotencyOutcome.Answered;
        return record.Attempt == attempt ? IdempotencyOutcome.Yours : IdempotencyOutcome.UnderWay;
    }

    /// <summary>How long to wait for an attempt before asking the store again: not past the end of its lease, nor of one's patience.</summary>
    public static TimeSpan NextLook(TimeSpan leaseLeft, TimeSpan patience)
    {
        var next = leaseLeft < LookAgain ? leaseLeft : LookAgain;
        if (next > patience)
            next = patience;
        return next > TimeSpan.Zero ? next : TimeSpan.FromMilliseconds(1);
    }
}
