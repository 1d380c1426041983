import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

type List = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

export const LoadMore = ({ list, shown, total }: { list: List; shown: number; total: number }) => {
  const { t } = useTranslation('watch');
  return (
    <div className="load-more">
      {list.isFetchNextPageError && <p className="fault">{t('list.moreFailed')}</p>}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('list.more', { shown, total })}
        </Button>
      ) : (
        <span className="soft">{t('list.all', { count: shown })}</span>
      )}
    </div>
  );
};
