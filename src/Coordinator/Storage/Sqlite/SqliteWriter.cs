using ActorSearch.Coordinator.State.Facts;
using ActorSearch.Coordinator.Storage.Json;
using ActorSearch.Shared.Experiments.Schema.Sections;
using ActorSearch.Shared.Protocol;
using ActorSearch.Shared.Results;
using Microsoft.Data.Sqlite;

namespace ActorSearch.Coordinator.Storage.Sqlite;

/// <summary>Writes into the tables, with statements prepared once. Belongs to one thread.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly List<long> _ids;
    private readonly Statement _begin, _commit, _rollback, _draw, _grant, _end, _close, _fold, _curves, _select, _deselect, _refit, _model, _average, _averaged,
        _again, _finish, _continue, _error, _reopen, _unlearn, _forgive, _join, _score, _place, _outer, _promote;
    private long _now;

    /// <param name="connection">Open for writing, with the tables there.</param>
    public SqliteWriter(SqliteConnection connection)
    {
        _begin = new Statement(connection, "BEGIN IMMEDIATE");
        _commit = new Statement(connection, "COMMIT");
        _rollback = new Statement(connection, "ROLLBACK");
        _draw = new Statement(connection, """
            INSERT INTO configurations (key, position, choices, parameters) VALUES ($0, $1, $2, $3)
            ON CONFLICT (key) DO UPDATE SET position = excluded.position, choices = excluded.choices RETURNING id
            """);
        _grant = new Statement(
            connection, "INSERT INTO attempts (id, configuration, fold, again, restart, node, state, granted_at) VALUES ($0, $1, $2, $3, $4, $5, 0, $6)");
        _end = new Statement(connection, "UPDATE attempts SET state = $1, ended_at = $2 WHERE id = $0");
        _close = new Statement(connection, "UPDATE attempts SET state = 1, slot = $1, ended_at = $2 WHERE id = $0 AND state = 0");
        _fold = new Statement(connection, "INSERT INTO folds VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
        _curves = new Statement(connection, "INSERT INTO curves VALUES ($0, $1, $2, $3, $4)");
        _select = new Statement(connection, "INSERT OR REPLACE INTO selection VALUES (1, $0, $1, $2, $3, $4, $5)");
        _deselect = new Statement(connection, "DELETE FROM selection");
        const string Refit = "INTO refits VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
        const string Model = "INTO models VALUES ($0, $1, $2, $3)";
        _refit = new Statement(connection, $"INSERT {Refit}");
        _model = new Statement(connection, $"INSERT {Model}");
        _average = new Statement(connection, $"INSERT OR REPLACE {Refit}");
        _averaged = new Statement(connection, $"INSERT OR REPLACE {Model}");
        _again = new Statement(connection, "INSERT INTO out_of_fold VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
        _finish = new Statement(connection, "INSERT OR REPLACE INTO study (name, value) VALUES ($0, $1)");
        _continue = new Statement(connection, "DELETE FROM study WHERE name = $0");
        _error = new Statement(connection, "INSERT INTO errors (at, sentence) VALUES ($0, $1)");
        _reopen = new Statement(connection, "DELETE FROM folds WHERE configuration = $0 AND fold = $1");
        _unlearn = new Statement(connection, "DELETE FROM curves WHERE configuration = $0 AND fold = $1");
        _forgive = new Statement(connection, "UPDATE attempts SET state = 6 WHERE configuration = $0 AND fold = $1 AND state IN (2, 3)");
        _join = new Statement(connection, "INSERT OR REPLACE INTO nodes VALUES ($0, $1)");
        _score = new Statement(connection, StoredScores.Insert);
        _place = new Statement(connection, StoredOuter.InsertPlace);
        _outer = new Statement(connection, StoredOuter.InsertFold);
        _promote = new Statement(connection, "INSERT OR REPLACE INTO promotions VALUES ($0, $1)");
        _ids = Positions.Ids(connection);
    }

    /// <param name="at">The time of what is written.</param>
    public void Begin(DateTimeOffset at)
    {
        _now = at.ToUnixTimeMilliseconds();
        _begin.Run();
    }

    public void Commit() => _commit.Run();

    public void Rollback() => _rollback.Run();

    /// <exception cref="StoreException">A fold is there already, or the disk does not take it.</exception>
    public void Write(StoreWrite write)
    {
        switch (write)
        {
            case StoreWrite.Joined joined:
                _join.Run(joined.Node.Text, joined.Name);
                break;
            case StoreWrite.Drawn { Configuration: var configuration } drawn:
                var (index, isOuter) = (configuration.Index, configuration.Part is not null);
                Place(index, _draw.RunForId(
                    Convert.FromHexString(configuration.Key.Hex), isOuter ? DBNull.Value : index, StudyJson.Write(configuration.Choices), drawn.Parameters));
                if (isOuter) _place.Run(index, _ids[index]);

                break;
            case StoreWrite.Granted granted:
                _grant.Run(
                    granted.Attempt.Packed,
                    _ids[granted.Configuration],
                    granted.Work is WorkUnit.Fold fold ? fold.Id.Fold : DBNull.Value,
                    granted.Work is WorkUnit.OutOfFold again ? again.Number : DBNull.Value,
                    granted.Work is WorkUnit.Refit refit ? refit.Restart : DBNull.Value,
                    granted.Node.Text,
                    _now);
                break;
            case StoreWrite.Ended ended:
                _end.Run(ended.Attempt.Packed, (int)ended.State, ended.State == AttemptState.Open ? DBNull.Value : _now);
                break;
            case StoreWrite.FoldCounted counted:
                WriteFold(counted);
                break;
            case StoreWrite.FoldPruned { Fold: var pruned } stopped:
                if (stopped.Replaces)
                {
                    _reopen.Run(_ids[pruned.Configuration], pruned.Fold);
                    _unlearn.Run(_ids[pruned.Configuration], pruned.Fold);
                }

                _fold.Run(
                    _ids[pruned.Configuration], pruned.Fold, (int)FoldStatus.Pruned, DBNull.Value, DBNull.Value, 0, 0, DBNull.Value, stopped.Outcome.Reason,
                    stopped.Digest, AttemptId.None.Packed, 0);
                break;
            case StoreWrite.ConfigurationScored scored:
                foreach (var (number, score) in scored.Folds.Index())
                {
                    StoredScores.Write(_score, _ids[scored.Configuration], number, score);
                }

                break;
            case StoreWrite.Promoted promoted:
                _promote.Run(_ids[promoted.Configuration], promoted.Epochs);
                break;
            case StoreWrite.FoldWanted { Fold: var wanted }:
                _reopen.Run(_ids[wanted.Configuration], wanted.Fold);
                break;
            case StoreWrite.FoldReopened { Fold: var opened }:
                _reopen.Run(_ids[opened.Configuration], opened.Fold);
                _unlearn.Run(_ids[opened.Configuration], opened.Fold);
                _forgive.Run(_ids[opened.Configuration], opened.Fold);
                break;
            case StoreWrite.Selected { Winner: { } winner, Recipe: var recipe }:
                _select.Run(SelectionRuleWords.WordFor(winner.Rule), _ids[winner.Configuration], winner.Loss, winner.RefitEpochs, recipe, winner.Cost);
                break;
            case StoreWrite.Selected:
                _deselect.Run();
                break;
            case StoreWrite.RefitCounted counted:
                WriteRefit(counted);
                break;
            case StoreWrite.OutOfFoldCounted counted:
                StoredOutOfFold.Write(_again, _ids[counted.Configuration], counted);
                _close.Run(counted.Attempt.Packed, Slot(counted.Trained), _now);
                break;
            case StoreWrite.Averaged { Recipe: var recipe, End: var end } averaged:
                StoredRefits.Write(_average, _averaged, _ids[averaged.Configuration], recipe, end, 0, 0);
                break;
            case StoreWrite.OuterScored { Fold: var outer }:
                StoredOuter.Write(_outer, outer);
                break;
            case StoreWrite.Finished finished:
                _finish.Run("digest", finished.Digest);
                break;
            case StoreWrite.TriedEnough { End: { } early }:
                _finish.Run(StudyCards.Early, StudyCards.Text(early));
                break;
            case StoreWrite.TriedEnough:
                _continue.Run(StudyCards.Early);
                break;
            case StoreWrite.ErrorNoted error:
                _error.Run(_now, error.Sentence);
                break;
            default:
                throw new InvalidOperationException($"{write.GetType().Name} is not a kind of write.");
        }
    }

    public void Dispose()
    {
        Statement[] all =
        [
            _begin, _commit, _rollback, _draw, _grant, _end, _close, _fold, _curves, _select, _deselect, _refit, _model, _average, _averaged, _again, _finish, _continue, _error,
            _reopen, _unlearn, _forgive, _join, _score, _place, _outer, _promote,
        ];
        foreach (var statement in all)
        {
            statement.Dispose();
        }
    }

    private void WriteFold(StoreWrite.FoldCounted counted)
    {
        var line = FoldLine.FromOutcome(counted.Outcome);
        var (id, fold) = (_ids[counted.Fold.Configuration], counted.Fold.Fold);
        if (counted.Replaces)
        {
            // Of a quarantined fold the curves of its shorter training stay: decisions were made with them.
            _reopen.Run(id, fold);
        }

        var (curves, metrics, reason) = counted.Outcome switch
        {
            FoldOutcome.Scored scored => (scored.Curves, StudyJson.Write(scored.Metrics), null),
            FoldOutcome.Failed failed => (failed.Curves, null, failed.Reason),
            FoldOutcome.Pruned { SoFar: { } begun } pruned => (begun.Curves, null, pruned.Reason),
            FoldOutcome.Pruned pruned => (null, null, pruned.Reason),
            FoldOutcome.Quarantined quarantined => ((LossCurves?)null, (string?)null, (string?)quarantined.Reason),
            _ => throw new InvalidOperationException($"{counted.Outcome.GetType().Name} is not a kind of outcome."),
        };
        _fold.Run(
            id, fold, (int)line.Status, StoredFolds.Number(line.ValidationLoss), StoredFolds.Number(line.TrainLoss), line.BestEpoch, line.Epochs,
            Text(metrics), Text(reason), counted.Digest, counted.Attempt.Packed, counted.Trained?.Milliseconds ?? 0);
        if (curves is not null)
        {
            if (counted.Replaces) _unlearn.Run(id, fold);

            _curves.Run(id, fold, CurveBytes.Write(curves.Train), CurveBytes.Write(curves.Validation), CurveBytes.Write(curves.Metrics));
        }

        _close.Run(counted.Attempt.Packed, Slot(counted.Trained), _now);
    }

    private void WriteRefit(StoreWrite.RefitCounted counted)
    {
        var id = _ids[counted.Configuration];
        switch (counted.End)
        {
            case RefitEnd.Failed failed:
                var none = DBNull.Value;
                _refit.Run(
                    id, counted.Recipe, counted.Restart, none, failed.Reason, none, none, none, none, none, none, counted.Attempt.Packed,
                    counted.Trained?.Milliseconds ?? 0, none, none, none);
                break;
            case RefitEnd.Trained trained:
                StoredRefits.Write(_refit, _model, id, counted.Recipe, trained, counted.Attempt.Packed, counted.Trained?.Milliseconds ?? 0);
                break;
        }

        _close.Run(counted.Attempt.Packed, DBNull.Value, _now);
    }

    private static object Slot(SlotTime? trained) => trained is null ? DBNull.Value : trained.Slot;

    private void Place(int position, long id)
    {
        while (_ids.Count <= position)
        {
            _ids.Add(0);
        }

        _ids[position] = id;
    }

    private static object Text(string? text) => text ?? (object)DBNull.Value;
}
