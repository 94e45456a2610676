//! Making one change to the tables.

use std::collections::BTreeSet;

use sqlx::AnyConnection;
use whocan_access::{GrantId, Instance, PermissionScheme, SchemeId};

use crate::change::Change;
use crate::database::guard_rails;
use crate::database::rows::{actors, delete, holder, insert, text};

/// Makes a change to the tables, which hold `before`. Touches no row that stays as it is.
pub(crate) async fn save(
    connection: &mut AnyConnection,
    before: &Instance,
    change: &Change,
) -> sqlx::Result<()> {
    match change {
        Change::Scheme(scheme) => match before.schemes.get(&scheme.id) {
            Some(old) => update_scheme(connection, old, scheme).await,
            None => insert_scheme(connection, scheme).await,
        },
        Change::DeleteScheme(id) => {
            sqlx::query("UPDATE project SET scheme_id = $1 WHERE scheme_id = $2")
                .bind(SchemeId::DEFAULT.0)
                .bind(id.0)
                .execute(&mut *connection)
                .await?;
            delete(connection, "permission_scheme", &[id.0]).await
        }
        Change::AssignScheme(project, scheme) => {
            sqlx::query("UPDATE project SET scheme_id = $1 WHERE id = $2")
                .bind(scheme.0)
                .bind(project.0)
                .execute(connection)
                .await?;
            Ok(())
        }
        Change::Actors(project, role, acting) => {
            sqlx::query("DELETE FROM project_actor WHERE project_id = $1 AND role_id = $2")
                .bind(project.0)
                .bind(role.0)
                .execute(&mut *connection)
                .await?;
            let columns = ["project_id", "role_id", "kind", "actor"];
            let rows = actors(acting);
            let rows: Vec<_> = rows
                .map(|[kind, actor]| [project.0.into(), role.0.into(), kind, actor])
                .collect();
            insert(connection, "project_actor", columns, rows.into_iter()).await
        }
        Change::Join(group, user) => {
            let row = [text(group), text(user)];
            let columns = ["group_name", "user_key"];
            insert(connection, "group_user", columns, [row].into_iter()).await
        }
        Change::Leave(group, user) => {
            sqlx::query("DELETE FROM group_user WHERE group_name = $1 AND user_key = $2")
                .bind(group.as_str())
                .bind(user.as_str())
                .execute(connection)
                .await?;
            Ok(())
        }
        Change::GuardRail(kept) => guard_rails::keep(connection, kept).await,
        Change::DeleteGuardRail(id) => guard_rails::delete(connection, *id).await,
        Change::ExtendedAdministration(scheme, enabled) => {
            let statement =
                "UPDATE permission_scheme SET extended_administration = $1 WHERE id = $2";
            sqlx::query(statement)
                .bind(i64::from(*enabled))
                .bind(scheme.0)
                .execute(connection)
                .await?;
            Ok(())
        }
    }
}

async fn insert_scheme(
    connection: &mut AnyConnection,
    scheme: &PermissionScheme,
) -> sqlx::Result<()> {
    let columns = ["id", "name", "description", "extended_administration"];
    let row = [
        scheme.id.0.into(),
        text(&scheme.name),
        text(&scheme.description),
        false.into(),
    ];
    insert(connection, "permission_scheme", columns, [row].into_iter()).await?;
    insert_grants(connection, scheme, &BTreeSet::new()).await
}

async fn update_scheme(
    connection: &mut AnyConnection,
    old: &PermissionScheme,
    new: &PermissionScheme,
) -> sqlx::Result<()> {
    if (&old.name, &old.description) != (&new.name, &new.description) {
        sqlx::query("UPDATE permission_scheme SET name = $1, description = $2 WHERE id = $3")
            .bind(new.name.as_str())
            .bind(new.description.as_str())
            .bind(new.id.0)
            .execute(&mut *connection)
            .await?;
    }
    let ids = |scheme: &PermissionScheme| -> BTreeSet<GrantId> {
        scheme.grants.iter().filter_map(|grant| grant.id).collect()
    };
    let (before, after) = (ids(old), ids(new));
    let gone: Vec<i64> = before.difference(&after).map(|id| id.0).collect();
    delete(connection, "permission_grant", &gone).await?;
    insert_grants(connection, new, &before).await
}

/// Inserts a scheme's grants, those `present` excepted. A grant never changes: its id stands for
/// one cell.
pub(super) async fn insert_grants(
    connection: &mut AnyConnection,
    scheme: &PermissionScheme,
    present: &BTreeSet<GrantId>,
) -> sqlx::Result<()> {
    let columns = ["id", "scheme_id", "permission", "holder", "parameter"];
    let rows: Vec<_> = scheme
        .grants
        .iter()
        .filter_map(|grant| {
            let id = grant.id.filter(|id| !present.contains(id))?;
            let [kind, parameter] = holder(&grant.cell.holder);
            let permission = text(&grant.cell.permission);
            Some([id.0.into(), scheme.id.0.into(), permission, kind, parameter])
        })
        .collect();
    insert(connection, "permission_grant", columns, rows.into_iter()).await
}
