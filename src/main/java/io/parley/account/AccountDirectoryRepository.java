package io.parley.account;

import jakarta.persistence.QueryHint;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface AccountDirectoryRepository extends Repository<AccountEntity, Long> {

    @Query("""
            select a from AccountEntity a
            where a.nameKey >= :name and (a.nameKey > :name or a.id > :id) and a.enabled and a.id <> :except
            order by a.nameKey, a.id""")
    List<AccountEntity> page(long except, String name, long id, Limit limit);

    @Query("""
            select a from AccountEntity a
            where a.nameKey >= :name and (a.nameKey > :name or a.id > :id) and a.enabled and a.id <> :except
                and (a.nameKey like :namePattern escape '\\' or a.username like :handlePattern escape '\\')
            order by a.nameKey, a.id""")
    @QueryHints(@QueryHint(name = "jakarta.persistence.query.timeout", value = "2000"))
    List<AccountEntity> search(
            long except, String namePattern, String handlePattern, String name, long id, Limit limit);

    @Query("""
            select new io.parley.account.Namesake(a.id, b) from AccountEntity a
            join AccountEntity b on b.nameSkeleton = a.nameSkeleton and b.id <> a.id and b.enabled
            where a.id in :people and a.role <> ADMIN
            order by b.role, b.id""")
    List<Namesake> namesakes(Collection<Long> people, Limit limit);
}
